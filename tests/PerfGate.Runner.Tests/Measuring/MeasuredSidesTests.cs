using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Measuring.Profiles;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Measuring;

/// <summary>The environment says for how many benchmarks there was a recorded profile, on both sides alike.</summary>
public sealed class MeasuredSidesTests
{
    private static readonly BuiltProject Project = new("Bench", "/r/Bench.csproj", "/r/Bench.dll", "net10.0", "");

    [Theory]
    [InlineData(0, 0, 1, "tiering")]
    [InlineData(2, 0, 0, "tiering")]
    [InlineData(2, 2, 0, "tiering, profile recorded")]
    [InlineData(2, 1, 2, "tiering, profile recorded of 1 of 3 benchmarks")]
    [InlineData(2, 0, 2, "tiering, live profile (none could be recorded and read)")]
    public void The_compiler_s_profiles_are_told(int recordings, int recorded, int live, string expected)
    {
        var environment = new MeasuredEnvironment { Key = "here", Jit = "tiering" };
        Candidate[] candidates =
        [
            .. Enumerable.Range(0, recorded).Select(i => With(i, new FrozenProfiles([("/t/base", "/t/head")]))),
            .. Enumerable.Range(recorded, live).Select(i => With(i, null)),
        ];
        var request = new SuiteRequest { Projects = [new ProjectSides(Project, Project)], Seed = 1, HeadRoot = "/r", BaseRoot = "/r", Recordings = recordings };

        var (ofBase, ofHead) = MeasuredSides.Of(request, new Suite(candidates, environment, environment, []), candidates, DateTimeOffset.UnixEpoch);

        Assert.Equal((expected, expected), (ofBase!.Environment.Jit, ofHead.Environment.Jit));
    }

    private static Candidate With(int number, FrozenProfiles? profiles)
    {
        var subject = new Subject(Project, new ListedBenchmark
        {
            Type = "A",
            Method = $"B{number}",
            Id = $"A.B{number}",
            Job = "",
            Occurrence = 0,
            SourceFile = "",
            SourceLine = 0,
            JobRuntime = "",
            Environment = new Dictionary<string, string?>(),
            Broken = "",
        });
        return new Candidate(new BenchmarkIdentity("Bench", $"A.B{number}", null, "net10.0"), subject, subject)
        {
            Plan = new TurnPlan(1, Unrolled: false, Turns: 2, 1, WarmsUp: true) { Profiles = profiles },
        };
    }
}
