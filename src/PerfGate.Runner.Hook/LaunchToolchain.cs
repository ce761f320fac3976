namespace PerfGate.Runner.Hook;

/// <summary>BenchmarkDotNet's own way to run in this process: compiled in memory where a release can, else by delegates.</summary>
internal static class LaunchToolchain
{
    public const string Name = "InProcessEmitToolchain";

    /// <summary>The tool ends a process that is silent for too long; this one is only not to be shorter.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly string[] Types =
    [
        "BenchmarkDotNet.Toolchains.InProcess.Emit.InProcessEmitToolchain",
        "BenchmarkDotNet.Toolchains.InProcess.NoEmit.InProcessNoEmitToolchain",
    ];

    public static bool IsThere => Types.Any(name => LateBound.Find(name) is not null);

    public static object Create()
    {
        var type = Types.Select(LateBound.Find).First(type => type is not null)!;
        return LateBound.TryNew(type, Longest, true)
            ?? (LateBound.Has(type, "Instance") ? LateBound.GetStatic(type, "Instance") : null)
            ?? LateBound.GetStatic(type, "Default")!;
    }
}
