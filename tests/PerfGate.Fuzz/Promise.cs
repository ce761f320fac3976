namespace PerfGate.Fuzz;

/// <summary>Something that a reader promises beside not to crash.</summary>
internal static class Promise
{
    /// <exception cref="BrokenPromiseException">It does not hold.</exception>
    public static void Holds(bool condition, string what)
    {
        if (!condition)
        {
            throw new BrokenPromiseException(what);
        }
    }

    /// <summary>What is written is read again, and written the same.</summary>
    public static void RoundTrip<T>(T value, Func<T, byte[]> write, Func<byte[], T> read, string what)
    {
        var written = write(value);
        T again;
        try
        {
            again = read(written);
        }
        catch (Core.Diagnostics.PerfGateException fault)
        {
            throw new BrokenPromiseException($"{what}: what was accepted and written is refused: {fault.Message}");
        }

        Holds(written.AsSpan().SequenceEqual(write(again)), $"{what}: what is written changes when it is read and written again");
    }
}

/// <summary>A reader accepted an input and then did not keep its word.</summary>
public sealed class BrokenPromiseException(string what) : Exception(what);
