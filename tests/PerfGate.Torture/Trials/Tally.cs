using System.Diagnostics;
using System.Globalization;

namespace PerfGate.Torture.Trials;

/// <summary>What a series of trials came to.</summary>
/// <param name="name">Regime, command and place.</param>
internal sealed class Tally(string name)
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private readonly long began = Stopwatch.GetTimestamp();

    public IReadOnlyList<string> Faults => faults;

    public void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    public int CountOf(string what) => counts.GetValueOrDefault(what);

    /// <param name="found">Each is printed as it comes.</param>
    /// <param name="when">At which trial.</param>
    public void Add(IEnumerable<string> found, string when)
    {
        foreach (var fault in found)
        {
            faults.Add($"{when}: {fault}");
            Console.WriteLine($"FAULT {name}, {when}: {fault}");
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {string.Join(", ", counts.Select(one => $"{one.Value} {one.Key}"))}; {faults.Count} faults; {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
}
