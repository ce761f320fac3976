using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Impact;

/// <summary>A benchmark that finds code by name: launches of the base settle what the code does not tell, once for a base.</summary>
[Trait("speed", "slow")]
public sealed class ObservedReachTests
{
    private const string Source = "bench/Sample/Program.cs";

    [Fact]
    public void What_launches_never_met_is_skipped_and_what_they_met_is_measured()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("bench/Sample/Sample.csproj", BenchmarkProject.File());
        repository.Write(Source, Program(named: 1, other: 1));
        repository.Write("perfgate.yml", "version: 1\ncompare: { profile: quick }\n");
        repository.Commit("base");

        repository.Write(Source, Program(named: 1, other: 2));
        var skipped = ToolRun.Run(repository, "check").Expect(0);

        Assert.Contains("recording what 1 benchmark reaches in the base, two launches each", skipped.Error, StringComparison.Ordinal);
        var result = Assert.Single(skipped.Report.Results);
        Assert.Equal((Outcome.Skipped, "unaffected"), (result.Outcome, result.Reason));
        Assert.StartsWith("the change cannot affect it: two launches of the base met nothing that differs (", result.Message, StringComparison.Ordinal);

        repository.Write(Source, Program(named: 2, other: 1));
        var met = ToolRun.Run(repository, "list", "--impact").Expect(0);

        Assert.DoesNotContain("recording", met.Error, StringComparison.Ordinal);
        Assert.Contains("1 not provable, so measured", met.Output, StringComparison.Ordinal);
        Assert.Contains("    launches: a launch of the base met Sample.Named.Get(), which differs", met.Output, StringComparison.Ordinal);

        repository.Write(Source, Program(named: 1, other: 2));
        repository.Write("perfgate.yml", "version: 1\ncompare: { profile: quick, impact: strict }\n");
        var strict = ToolRun.Run(repository, "list", "--impact").Expect(0);

        Assert.Contains("1 not provable, so measured", strict.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("launches:", strict.Output, StringComparison.Ordinal);
    }

    private static string Program(int named, int other) => BenchmarkProject.Source("""
        [Benchmark] public int ByName() => (int)System.Type.GetType("Sample.Named")!.GetMethod("Get")!.Invoke(null, null)!;
        """) + $$"""

        namespace Sample
        {
            public static class Named { public static int Get() => {{named}}; }
            public static class Other { public static int Get() => {{other}}; }
        }
        """;
}
