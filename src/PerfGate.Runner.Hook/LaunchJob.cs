namespace PerfGate.Runner.Hook;

/// <summary>The job of a launch: short, in this process, and with those settings of the user's that say what is measured.</summary>
/// <remarks>
/// Settings of the environment are the process's already, and BenchmarkDotNet refuses them in a process that runs. Runtimes,
/// toolchains and counts of launches say where and how often to measure, which is the tool's choice.
/// </remarks>
internal static class LaunchJob
{
    private static readonly Type Extensions = LateBound.Type("BenchmarkDotNet.Jobs.JobExtensions");

    /// <param name="ofUser">The case's own job.</param>
    /// <param name="warmups">Iterations that are thrown away; fewer where the user has fewer.</param>
    /// <param name="iterations">Iterations that count; fewer where the user has fewer.</param>
    /// <param name="milliseconds">Of one iteration, where the user does not fix its invocations.</param>
    public static object Short(object ofUser, int warmups, int iterations, int milliseconds)
    {
        var run = LateBound.Get(ofUser, "Run")!;
        var strategy = JobSettings.Set(run, "RunStrategy");
        var isColdStart = strategy?.ToString() == "ColdStart";
        var job = LateBound.New(LateBound.Type("BenchmarkDotNet.Jobs.Job"));
        With("WithToolchain", LaunchToolchain.Create());
        With("WithLaunchCount", 1);
        With("WithWarmupCount", isColdStart ? 0 : Fewer("WarmupCount", warmups));

        // The first call of a process is what such a job measures.
        With("WithIterationCount", isColdStart ? 1 : Fewer("IterationCount", iterations));

        // As in turns: what the loop takes is part of the time, on both sides.
        With("WithEvaluateOverhead", false);
        var time = run.GetType().GetProperty("IterationTime")!.PropertyType;
        With("WithIterationTime", LateBound.Call(time, "FromMilliseconds", (double)milliseconds)!);
        Keep("WithStrategy", strategy);
        Keep("WithInvocationCount", JobSettings.Set(run, "InvocationCount"));
        Keep("WithUnrollFactor", JobSettings.Set(run, "UnrollFactor"));
        return job;

        void With(string method, object value) => job = LateBound.Call(Extensions, method, job, value)!;

        void Keep(string method, object? value)
        {
            if (value is not null)
            {
                With(method, value);
            }
        }

        // Below zero BenchmarkDotNet chooses.
        int Fewer(string setting, int ours) => JobSettings.Set(run, setting) is int set and >= 0 ? Math.Min(set, ours) : ours;
    }
}
