using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Measuring;

/// <summary>Benchmarks whose parameters are others in every process: no process finds the case again that another one listed.</summary>
internal static class UnstableParameters
{
    /// <summary>Whether a benchmark that both sides have has other cases on one than on the other: they changed, or are unstable.</summary>
    public static bool MayBeIn(IReadOnlyList<ListedBenchmark> ofBase, IReadOnlyList<ListedBenchmark> ofHead) => Differing(ofBase, ofHead).Count > 0;

    /// <summary>The benchmarks that two processes of one program list with different cases.</summary>
    /// <returns>Their full names without parameters.</returns>
    public static IReadOnlySet<string> Differing(IReadOnlyList<ListedBenchmark> ofOne, IReadOnlyList<ListedBenchmark> ofOther)
    {
        var other = ofOther.ToLookup(Name);
        return ofOne.GroupBy(Name)
            .Where(cases => other.Contains(cases.Key) && !cases.Select(Case).ToHashSet().SetEquals(other[cases.Key].Select(Case)))
            .Select(cases => cases.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In place of the cases of each such benchmark one that says what is wrong.</summary>
    public static IReadOnlyList<ListedBenchmark> Refuse(IReadOnlyList<ListedBenchmark> benchmarks, IReadOnlySet<string> unstable)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. benchmarks
                .Where(benchmark => !unstable.Contains(Name(benchmark)) || refused.Add(Name(benchmark)))
                .Select(benchmark => !unstable.Contains(Name(benchmark)) ? benchmark : benchmark with
                {
                    Id = Name(benchmark),
                    Occurrence = 0,
                    Broken = $"Its parameters differ from process to process, as in '{benchmark.Id}', so that no other process finds them again. "
                        + "Give their source fixed values, or a generator with a fixed seed.",
                }),
        ];
    }

    /// <summary>Without these: what the base cannot find again is nothing to compare with.</summary>
    public static IReadOnlyList<ListedBenchmark> Without(IReadOnlyList<ListedBenchmark> benchmarks, IReadOnlySet<string> unstable) =>
        [.. benchmarks.Where(benchmark => !unstable.Contains(Name(benchmark)))];

    private static string Name(ListedBenchmark benchmark) => benchmark.Id.Split('(')[0];

    private static (string Id, string Job) Case(ListedBenchmark benchmark) => (Naming.Id(benchmark), benchmark.Job);
}
