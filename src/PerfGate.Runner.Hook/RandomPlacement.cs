namespace PerfGate.Runner.Hook;

/// <summary>Draws, for each process anew, where in a page and in a cache line the objects lie that are made after it.</summary>
/// <remarks>
/// The paths of a side's own files are among the first objects of its heap. Their length moved all that followed, in every launch of
/// that side alike, and a benchmark may be 8 % slower for where an array begins in its cache line. Drawn at random, the launches of
/// both sides are exchangeable again. The effect: Mytkowicz et al., "Producing wrong data without doing anything obviously wrong!",
/// ASPLOS 2009; the remedy: Curtsinger and Berger, "Stabilizer", ASPLOS 2013.
/// </remarks>
internal static class RandomPlacement
{
    private const int Page = 4096;

    /// <summary>Objects begin at multiples of it.</summary>
    private const int Word = 8;

    /// <summary>Bytes; a thread is given 8 KB at a time. What is larger moves also what other threads are given.</summary>
    private const int BeyondThread = 16 * 1024;

    /// <summary>From this size on, bytes, objects lie in a heap of their own.</summary>
    private const int Large = 85_000;

    /// <summary>Held for as long as the process lives: a collection must not close them.</summary>
    public static byte[][] Gaps { get; private set; } = [];

    public static void Draw() => Gaps = [Gap(BeyondThread), Gap(Large)];

    private static byte[] Gap(int least) => new byte[least + (Random.Shared.Next(Page / Word) * Word)];
}
