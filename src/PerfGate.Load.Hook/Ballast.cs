namespace PerfGate.Load.Hook;

/// <summary>Memory that is held so that the service has less of it.</summary>
internal sealed class Ballast
{
    // Large objects, which are never moved; small enough to leave little when the last one does not fit.
    private const int Piece = 1 << 20;
    private const int Page = 4096;

    // Room from the beginning: under the limit there is none to grow.
    private readonly List<byte[]> pieces = new(64 * 1024);

    /// <summary>Takes memory until the heap holds <paramref name="target"/> bytes, what the service itself keeps included.</summary>
    /// <returns>The bytes that are held; fewer than asked when the heap had no more.</returns>
    public long Take(long target)
    {
        Drop();
        var wanted = target - GC.GetTotalMemory(forceFullCollection: true);
        try
        {
            for (var held = 0L; held < wanted; held += Piece)
            {
                var piece = new byte[Piece];
                for (var at = 0; at < piece.Length; at += Page)
                {
                    // Untouched pages would be memory in name only.
                    piece[at] = 1;
                }

                pieces.Add(piece);
            }
        }
        catch (OutOfMemoryException)
        {
            // That is what 100 % means.
        }

        return (long)pieces.Count * Piece;
    }

    public void Drop()
    {
        if (pieces.Count > 0)
        {
            pieces.Clear();
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        }
    }
}
