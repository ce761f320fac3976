using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfGate.LoadBenchmarks;

/// <summary>One turn of each generator.</summary>
internal static partial class Generators
{
    public const int Connections = 50;

    /// <summary>PerfGate; a rate of 0 is the closed model, one user for each connection.</summary>
    public static async Task<ChildResult> PerfGateAsync(
        string engine, BenchmarkOptions options, SampleService service, double rate, int seconds, Func<Task>? started = null)
    {
        var (output, _) = await Pinned.RunAsync(
            started ?? (() => Task.CompletedTask), options.GeneratorCore, "dotnet", Path.Combine(AppContext.BaseDirectory, "PerfGate.LoadBenchmarks.dll"), "child", engine,
            service.Address.ToString(), rate.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture), $"{Connections}");
        return JsonSerializer.Deserialize<ChildResult>(output, ChildRun.Json)!;
    }

    public static async Task<ChildResult> WrkAsync(BenchmarkOptions options, SampleService service, int seconds)
    {
        var (output, used) = await Pinned.RunAsync(null, options.GeneratorCore, "wrk", "-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", $"{service.Address}fast");
        return new ChildResult(long.Parse(WrkRequests().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture), used);
    }

    /// <summary>A rate of 0 is as fast as it can.</summary>
    public static async Task<ChildResult> HeyAsync(BenchmarkOptions options, SampleService service, double rate, int seconds, Func<Task>? started = null)
    {
        IEnumerable<string> pace = rate > 0 ? ["-q", (rate / Connections).ToString(CultureInfo.InvariantCulture)] : [];
        var begun = started?.Invoke() ?? Task.CompletedTask;
        var (output, used) = await Pinned.RunAsync(
            null, options.GeneratorCore, "hey", ["-z", $"{seconds}s", "-c", $"{Connections}", "-cpus", "1", .. pace, $"{service.Address}fast"]);
        await begun;
        return new ChildResult(HeyResponses().Matches(output).Sum(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)), used)
        {
            P50 = Percentile(50),
            P95 = Percentile(95),
            P99 = Percentile(99),
        };

        double Percentile(int part) =>
            Regex.Match(output, $@"{part}%+ in ([\d.]+) secs") is { Success: true } match ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * 1e3 : double.NaN;
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex WrkRequests();

    [GeneratedRegex(@"\[\d+\]\s+(\d+) responses")]
    private static partial Regex HeyResponses();
}
