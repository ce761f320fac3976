namespace PerfGate.Impact.Comparing;

/// <summary>Whether two files hold the same bytes.</summary>
internal static class FileComparison
{
    private const int Chunk = 128 * 1024;

    public static bool AreEqual(string one, string other)
    {
        if (new FileInfo(one).Length != new FileInfo(other).Length)
        {
            return false;
        }

        using var first = File.OpenHandle(one, options: FileOptions.SequentialScan);
        using var second = File.OpenHandle(other, options: FileOptions.SequentialScan);
        var (left, right) = (new byte[Chunk], new byte[Chunk]);
        for (long offset = 0; ;)
        {
            var read = RandomAccess.Read(first, left, offset);
            var also = RandomAccess.Read(second, right, offset);
            if (read != also || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, also)))
            {
                return false;
            }

            if (read == 0)
            {
                return true;
            }

            offset += read;
        }
    }
}
