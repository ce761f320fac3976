using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.Runner.Hook;

/// <summary>What BenchmarkDotNet wrote while it ran a case, in the lines by which its own processes tell each other results.</summary>
internal sealed partial class LaunchLog(string log)
{
    private const string Gc = "// GC:";
    private const string Arrow = " ---> ";

    private readonly string[] lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The iterations that count, for a run whose report could not be made; empty where the case itself failed.</summary>
    public LaunchResults? Results()
    {
        var iterations = lines.Select(line => Iteration().Match(line)).Where(match => match.Success)
            .Select(match => (
                double.Parse(match.Groups["ns"].ValueSpan, CultureInfo.InvariantCulture),
                long.Parse(match.Groups["op"].ValueSpan, CultureInfo.InvariantCulture)))
            .ToList();
        var gc = Array.FindLast(lines, line => line.StartsWith(Gc, StringComparison.Ordinal));
        return iterations.Count == 0 || gc is null
            ? null
            : new LaunchResults(iterations, LaunchResults.BytesPerOperation(LateBound.Call(LateBound.Type("BenchmarkDotNet.Engines.GcStats"), "Parse", gc)!), []);
    }

    /// <summary>The last exception in it, with the frame below it that is not BenchmarkDotNet's own; else its last words.</summary>
    public HookRefusalException Refusal(string id)
    {
        var at = Array.FindLastIndex(lines, line => line.Contains("Exception: ", StringComparison.Ordinal));
        if (at < 0)
        {
            var said = Array.FindLast(lines, line => !line.StartsWith("//", StringComparison.Ordinal)) ?? "nothing";
            return new HookRefusalException($"BenchmarkDotNet gave no result for '{id}'. It said: {said}");
        }

        var line = lines[at];
        var cause = line[(line.LastIndexOf(Arrow, StringComparison.Ordinal) is >= 0 and var arrow ? arrow + Arrow.Length : 0)..];
        var frame = lines.Skip(at + 1).FirstOrDefault(one => one.StartsWith("at ", StringComparison.Ordinal) && !one.StartsWith("at BenchmarkDotNet.", StringComparison.Ordinal));
        return new HookRefusalException(ReplacedPackage.MayExplain(cause) && ReplacedPackage.Words() is { Length: > 0 } words ? cause + words
            : frame is null ? cause
            : $"{cause} ({frame})");
    }

    [GeneratedRegex(@"^WorkloadResult\s+\d+: (?<op>\d+) op, (?<ns>[\d.]+) ns")]
    private static partial Regex Iteration();
}
