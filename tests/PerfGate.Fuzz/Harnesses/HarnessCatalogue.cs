namespace PerfGate.Fuzz.Harnesses;

/// <summary>All harnesses: a new reader brings a line here.</summary>
public static class HarnessCatalogue
{
    public static IReadOnlyList<Harness> All { get; } =
    [
        MeasurementHarness.Measurements,
        MeasurementHarness.Baselines,
        ComparisonHarness.Comparison,
        ComparisonHarness.BenchmarkDotNet,
        ReportHarness.Reports,
        LoadHarness.Runs,
        LoadHarness.Shards,
        ShardHarness.Shards,
        GitHubHarness.Archives,
        GitHubHarness.Events,
        YamlHarness.Rules,
        YamlHarness.Scenarios,
        FeedHarness.Feeds,
        HttpHarness.Raw,
        HttpHarness.Client,
        HookHarness.Answers,
        HookHarness.Ballast,
        HookHarness.RuntimeConfig,
        ProfileHarness.Profiles,
        TraceHarness.Traces,
        BuildHarness.Dependencies,
        BuildHarness.ReachRecords,
    ];

    /// <returns>Null where there is none of that name.</returns>
    public static Harness? Find(string name) => All.FirstOrDefault(harness => harness.Name == name);
}
