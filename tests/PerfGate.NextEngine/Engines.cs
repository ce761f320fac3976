namespace BenchmarkDotNet.Engines;

/// <summary>What 0.16 changes: an engine is awaited, and is all that there is of it.</summary>
public interface IEngine
{
    ValueTask<RunResults> RunAsync();
}

public interface IEngineFactory
{
    IEngine Create(EngineParameters engineParameters);
}

public interface IHost
{
    void WriteLine(string message);
}

public interface IClock;

public readonly record struct ClockSpan(long Ticks);

public sealed class EngineParameters
{
    public required IHost Host { get; init; }

    public required Func<long, IClock, ValueTask<ClockSpan>> WorkloadActionNoUnroll { get; init; }

    public required Func<long, IClock, ValueTask<ClockSpan>> WorkloadActionUnroll { get; init; }

    public required Func<long, IClock, ValueTask<ClockSpan>> OverheadActionNoUnroll { get; init; }

    public required Func<long, IClock, ValueTask<ClockSpan>> OverheadActionUnroll { get; init; }

    public required Func<ValueTask> GlobalSetupAction { get; init; }

    public required Func<ValueTask> GlobalCleanupAction { get; init; }

    public required Func<ValueTask> IterationSetupAction { get; init; }

    public required Func<ValueTask> IterationCleanupAction { get; init; }

    public required string BenchmarkName { get; init; }
}

public sealed record RunResults;

public readonly record struct GcStats(long Bytes, long TotalOperations)
{
    public long? GetTotalAllocatedBytes(bool excludeAllocationQuantumSideEffects) => Bytes;

    public static GcStats Parse(string line) => default;
}
