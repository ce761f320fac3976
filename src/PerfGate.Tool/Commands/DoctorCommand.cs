using System.CommandLine;
using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Core.Words;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate doctor</c>: what this machine does to a measurement.</summary>
internal static class DoctorCommand
{
    /// <summary>Long enough to see a neighbour's burst, short enough to be run out of curiosity.</summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(3);

    /// <summary>What a pair of launches takes, by the lab's runs.</summary>
    private const double SecondsOfPair = 1.6;

    public static Command Create(ToolParts parts)
    {
        var policy = SharedOptions.Policy();
        var command = new Command(
            "doctor",
            """
            Says how noisy this machine is, what it has, and what that lets the gate find in its budget. For each benchmark project that is
            built here it says which route would measure it, and why. Takes a few seconds.

            Examples:
              perfgate doctor
            """)
        {
            policy,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(token => RunAsync(parsed.GetValue(policy), token), cancellation));
        return command;
    }

    private static async Task<ExitCode> RunAsync(string? policy, CancellationToken cancellation)
    {
        var rules = RulesLookup.Find(policy, Environment.CurrentDirectory, topFolder: null);
        var noise = NoiseProbe.Measure(Probe);
        Console.Out.WriteLine($"processors  {Environment.ProcessorCount}, {ProcessorName.Find() ?? "name unknown"}");
        Console.Out.WriteLine($"runtimes    {string.Join(", ", InstalledRuntimes.Find())}");
        Console.Out.WriteLine($"timer       steps of {1e9 / Stopwatch.Frequency:0.##} ns; a turn lasts 1,500,000 ns");
        Console.Out.WriteLine($"cache       {CacheFolder.Builds}");
        Console.Out.WriteLine($"noise       {NoiseSentences.Of(noise)}");
        Console.Out.WriteLine($"budget      {Budget(rules.Compare)}");
        foreach (var route in await ProjectRoutes.DescribeAsync(rules, Environment.CurrentDirectory, cancellation).ConfigureAwait(false))
        {
            Console.Out.WriteLine($"route       {route}");
        }

        Console.Out.WriteLine(noise.IsNoisy
            ? "verdict     noisy: verdicts stay true, and take more pairs; small changes may stay inconclusive. Stop what else runs here."
            : "verdict     quiet enough: most unchanged benchmarks are settled after 7 pairs.");
        return ExitCode.Passed;
    }

    private static string Budget(CompareRules compare)
    {
        const int FirstLook = 7;
        var pairs = compare.Budget.TotalSeconds / SecondsOfPair;
        return $"{compare.Budget} is about {pairs:0} pairs: {pairs / FirstLook:0} benchmarks to their first look, "
            + $"{pairs / compare.Profile.MostPairs():0} to the last of profile {compare.Profile.ToString().ToLowerInvariant()}";
    }
}
