using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace PerfGate.Runner.Hook;

/// <summary>BenchmarkDotNet's parameters for the two engines that a benchmark is run on, from those of its own run.</summary>
internal static class EngineVariants
{
    /// <summary>Calls the benchmark once per loop round: any invocation count.</summary>
    public static EngineParameters Plain(EngineParameters parameters)
    {
        var plain = Copy(parameters);
        plain.TargetJob = parameters.TargetJob.WithInvocationCount(1).WithUnrollFactor(1).Freeze();
        plain.WorkloadActionUnroll = parameters.WorkloadActionNoUnroll;
        plain.OverheadActionUnroll = parameters.OverheadActionNoUnroll;

        // Called by the engine that takes turns, which tells when it throws.
        plain.GlobalCleanupAction = () => { };
        return plain;
    }

    /// <summary>Calls it <see cref="EngineParameters.UnrollFactor"/> times per round, for operations of nanoseconds.</summary>
    public static EngineParameters Unrolled(EngineParameters parameters)
    {
        var unrolled = Copy(parameters);
        unrolled.TargetJob = parameters.TargetJob.WithInvocationCount(parameters.UnrollFactor).WithUnrollFactor(parameters.UnrollFactor).Freeze();

        // Set up already, and cleaned up by the engine that takes turns.
        unrolled.GlobalSetupAction = () => { };
        unrolled.GlobalCleanupAction = () => { };
        return unrolled;
    }

    private static EngineParameters Copy(EngineParameters parameters) => new()
    {
        Host = parameters.Host,
        WorkloadActionNoUnroll = parameters.WorkloadActionNoUnroll,
        WorkloadActionUnroll = parameters.WorkloadActionUnroll,
        Dummy1Action = parameters.Dummy1Action,
        Dummy2Action = parameters.Dummy2Action,
        Dummy3Action = parameters.Dummy3Action,
        OverheadActionNoUnroll = parameters.OverheadActionNoUnroll,
        OverheadActionUnroll = parameters.OverheadActionUnroll,
        TargetJob = parameters.TargetJob,
        OperationsPerInvoke = parameters.OperationsPerInvoke,
        GlobalSetupAction = parameters.GlobalSetupAction,
        GlobalCleanupAction = parameters.GlobalCleanupAction,
        IterationSetupAction = parameters.IterationSetupAction,
        IterationCleanupAction = parameters.IterationCleanupAction,
        MeasureExtraStats = false,
        BenchmarkName = parameters.BenchmarkName,
    };
}
