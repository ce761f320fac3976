using PerfGate.Runner.Hook;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Recording;

/// <summary>A launch that is not timed: the runtime writes down which code a benchmark runs while it goes through all that a measured launch does.</summary>
public static class ReachLaunch
{
    /// <summary>The method that a benchmark process compiles when all of the benchmark is over, and its type.</summary>
    public const string LastMethod = "End";

    /// <inheritdoc cref="LastMethod"/>
    public const string LastType = "PerfGate.Runner.Hook.HookProgram";

    private const int Rounds = 2;

    /// <summary>Megabytes, hexadecimal, that the runtime may hold back before events are lost; it takes what it needs.</summary>
    private const string BufferSize = "0x200";

    /// <summary>For all of a launch; a benchmark that takes longer is as soon measured.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a benchmark once.</summary>
    /// <param name="project">The side that has it.</param>
    /// <param name="benchmark">As that side lists it.</param>
    /// <param name="trace">The file that its runtime writes; complete when the method returns null.</param>
    /// <param name="providers">What the runtime is to write.</param>
    /// <param name="inlines">False: the compiler puts no method into another, so that each that runs is compiled by itself.</param>
    /// <param name="cancellation">Ends the launch.</param>
    /// <returns>Why it did not come to its end, one sentence; null when it did.</returns>
    public static string? Run(
        BuiltProject project, ListedBenchmark benchmark, string trace, string providers, bool inlines, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            var subject = new Subject(project, benchmark) { Variables = Variables(trace, providers, inlines) };
            using var launch = new PairOfLaunches(LaunchSettings.FromEnvironment(), null, subject, limit.Token);
            GoThrough(launch);
            return launch.End().Head is { } exit ? $"a launch of the base {exit.Description}" : null;
        }
        catch (PairFailedException exception)
        {
            return $"a launch of the base failed: {exception.Message.Split('\n')[0].TrimEnd('.')}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"a launch of the base took longer than {Limit.TotalMinutes:0} minutes";
        }
    }

    private static void GoThrough(PairOfLaunches launch)
    {
        var plan = launch.MakePlan();
        launch.Prepare(plan, processor: -1, plan.WarmsUp ? TurnPlan.CollectEvery(launch.BytesPerTurn(plan)) : 0);
        for (var round = 0; round < Math.Min(Rounds, plan.Turns); round++)
        {
            launch.TakeRound(baseFirst: false);
        }

        launch.Allocate(plan);
    }

    private static Dictionary<string, string?> Variables(string trace, string providers, bool inlines)
    {
        var variables = new Dictionary<string, string?>
        {
            [HookVariables.EventPipe] = "1",
            ["DOTNET_EventPipeConfig"] = providers,
            ["DOTNET_EventPipeOutputPath"] = trace,
            ["DOTNET_EventPipeOutputStreaming"] = "1",
            ["DOTNET_EventPipeCircularMB"] = BufferSize,
            // Without the list of all methods at the end: what ran was written when it was compiled.
            ["DOTNET_EventPipeRundown"] = "0",
        };
        if (!inlines)
        {
            variables["DOTNET_JitNoInline"] = "1";
        }

        return variables;
    }
}
