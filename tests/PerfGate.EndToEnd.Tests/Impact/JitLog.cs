using System.Text.RegularExpressions;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Projects;

namespace PerfGate.EndToEnd.Tests.Impact;

/// <summary>The methods that the JIT compiled in a process that ran one benchmark.</summary>
internal static partial class JitLog
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <returns><c>Ns.Type+Nested:Method</c>, without type arguments, each once.</returns>
    public static IReadOnlySet<string> Of(BuiltProject project, ListedBenchmark benchmark, string logFile)
    {
        // The JIT appends to what is there.
        File.Delete(logFile);

        // Without tiers a method that is inlined everywhere is never compiled by itself.
        var variables = new Dictionary<string, string?>
        {
            ["DOTNET_JitStdOutFile"] = logFile,
            ["DOTNET_JitDisasmSummary"] = "1",
            ["DOTNET_TieredCompilation"] = "1",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_ReadyToRun"] = "1",
        };
        try
        {
            using var process = BenchmarkProcess.Start(project, variables, Limit, TestContext.Current.CancellationToken);
            process.BeginSetup(benchmark);
            process.EndSetup();
            process.Probe();
            process.End();
        }
        catch (BenchmarkProcessException exception) when (exception.Reason == FailureReason.Threw && File.Exists(logFile))
        {
            // What it compiled before it failed counts as well.
        }

        return File.ReadLines(logFile).Select(NameOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary><c>  12: JIT compiled Ns.Box`1[int]:Use[double](int):int:this [Tier0, IL size=…</c>; null for stubs and what is emitted.</summary>
    internal static string? NameOf(string line)
    {
        var match = Compiled().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups[1].Value;
        for (var before = ""; before != name;)
        {
            before = name;
            name = Arguments().Replace(name, "");
        }

        return name.Contains(':', StringComparison.Ordinal) ? name : null;
    }

    [GeneratedRegex(@"^\s*\d+: JIT compiled ([^(]+)\(")]
    private static partial Regex Compiled();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Arguments();
}
