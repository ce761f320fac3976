using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace PerfGate.Fuzz.Guidance;

/// <summary>Counts how often an input took each edge of the code that SharpFuzz prepared, and knows which edges inputs took before.</summary>
/// <remarks>
/// The map is AFL's: 64 K counters, one for the hash of two places that were run one after the other. Counts are told apart as 1, 2, 3,
/// 4 to 7, 8 to 15, 16 to 31, 32 to 127 and more.
/// </remarks>
public sealed unsafe class EdgeMap : IDisposable
{
    private const int Size = 1 << 16;

    private static readonly byte[] Buckets = [.. Enumerable.Range(0, 256).Select(Bucket)];

    private readonly byte* counters = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] seen = new byte[Size];

    /// <summary>From now on the prepared code of this process counts here.</summary>
    public EdgeMap() => Trace.SharedMem = counters;

    /// <summary>Edges that any input took so far.</summary>
    public int Edges { get; private set; }

    /// <summary>Before an input.</summary>
    public void Clear()
    {
        new Span<byte>(counters, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>After an input.</summary>
    /// <returns>Whether it took an edge, or took one so often, as no input did before.</returns>
    public bool Learn()
    {
        var isNew = false;
        var words = (ulong*)counters;
        for (var word = 0; word < Size / sizeof(ulong); word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (var i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
            {
                var bucket = Buckets[counters[i]];
                if ((bucket & ~seen[i]) != 0)
                {
                    Edges += seen[i] == 0 ? 1 : 0;
                    seen[i] |= bucket;
                    isNew = true;
                }
            }
        }

        return isNew;
    }

    /// <summary>Marks an edge by hand, for code that is not prepared.</summary>
    /// <param name="edge">0 to 65,535.</param>
    public void Mark(int edge) => counters[edge]++;

    public void Dispose()
    {
        // Other threads of prepared code may still count: the counters stay where they are.
        GC.SuppressFinalize(this);
    }

    private static byte Bucket(int count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
