namespace PerfGate.Runner.Hook;

/// <summary>What listing and launching need of BenchmarkDotNet's public surface; a release without one of these cannot be measured at all.</summary>
internal static class LaunchMembers
{
    private static readonly (string Type, string[] Members)[] Needed =
    [
        ("BenchmarkDotNet.Attributes.BenchmarkAttribute", []),
        ("BenchmarkDotNet.Attributes.GenericTypeArgumentsAttribute", ["GenericTypeArguments"]),
        ("BenchmarkDotNet.Characteristics.CharacteristicObject", ["HasValue", "IdCharacteristic", "Id"]),
        ("BenchmarkDotNet.Characteristics.CharacteristicSetPresenter", ["Display", "ToPresentation"]),
        ("BenchmarkDotNet.Configs.ManualConfig", ["CreateEmpty", "AddDiagnoser", "AddLogger", "ArtifactsPath"]),
        ("BenchmarkDotNet.Configs.ImmutableConfigBuilder", ["Create"]),
        ("BenchmarkDotNet.Diagnosers.MemoryDiagnoser", ["Default"]),
        ("BenchmarkDotNet.Engines.GcStats", ["GetTotalAllocatedBytes", "TotalOperations"]),
        ("BenchmarkDotNet.Exporters.FullNameProvider", ["GetBenchmarkName"]),
        ("BenchmarkDotNet.Jobs.Job", ["Environment", "Run", "ResolvedId"]),
        ("BenchmarkDotNet.Jobs.JobExtensions", ["WithEvaluateOverhead", "WithInvocationCount", "WithIterationCount", "WithIterationTime", "WithLaunchCount", "WithStrategy", "WithToolchain", "WithUnrollFactor", "WithWarmupCount"]),
        ("BenchmarkDotNet.Loggers.AccumulationLogger", ["GetLog"]),
        ("BenchmarkDotNet.Reports.BenchmarkReport", ["AllMeasurements", "GcStats", "Metrics"]),
        ("BenchmarkDotNet.Reports.Measurement", ["IterationMode", "IterationStage", "Nanoseconds", "Operations"]),
        ("BenchmarkDotNet.Reports.Summary", ["Reports"]),
        ("BenchmarkDotNet.Running.BenchmarkCase", ["Create", "Descriptor", "Job", "Parameters", "Config"]),
        ("BenchmarkDotNet.Running.BenchmarkConverter", ["TypeToBenchmarks"]),
        ("BenchmarkDotNet.Running.BenchmarkRunInfo", ["BenchmarksCases"]),
        ("BenchmarkDotNet.Running.BenchmarkRunner", ["Run"]),
    ];

    public static IReadOnlyList<string> Missing() => [.. Needed.SelectMany(MissingOf), .. LaunchToolchain.IsThere ? (string[])[] : [LaunchToolchain.Name]];

    private static IEnumerable<string> MissingOf((string Type, string[] Members) needed)
    {
        var name = needed.Type[(needed.Type.LastIndexOf('.') + 1)..];
        return LateBound.Find(needed.Type) is { } type ? needed.Members.Where(member => !LateBound.Has(type, member)).Select(member => $"{name}.{member}") : [name];
    }
}
