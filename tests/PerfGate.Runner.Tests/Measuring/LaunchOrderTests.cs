using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Measuring;

public sealed class LaunchOrderTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Launches_alternate_A_B_B_A_over_the_pairs(ulong seed)
    {
        var orders = Orders(MeasuringRoute.Launches, seed);

        Assert.Equal(8, orders.Count);
        Assert.All(orders.Zip(orders.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Which_side_begins_is_drawn() =>
        Assert.Equal([false, true], Enumerable.Range(1, 30).Select(seed => Orders(MeasuringRoute.Launches, (ulong)seed)[0]).Distinct().Order());

    [Fact]
    public void Each_pair_of_turns_draws_its_own_order() =>
        Assert.Contains(
            Enumerable.Range(1, 30).Select(seed => Orders(MeasuringRoute.Turns, (ulong)seed)),
            orders => orders.Zip(orders.Skip(1)).Any(pair => pair.First == pair.Second));

    [Fact]
    public void Iterations_that_last_are_few_after_the_first_pair()
    {
        Assert.Equal(LaunchPlan.First, LaunchPlan.After(Lasting(0.4e9), Lasting(0.1e9)));
        Assert.Equal(new LaunchPlan(1, 4), LaunchPlan.After(Lasting(0.1e9), Lasting(1e9)));
        Assert.Equal(new LaunchPlan(1, 2), LaunchPlan.After(null, Lasting(10e9)));
    }

    private static LaunchFinding Lasting(double nanoseconds) => new([new Iteration(nanoseconds, 1), new Iteration(1, 1)], new AllocationFacts(0, []));

    private static List<bool> Orders(MeasuringRoute route, ulong seed)
    {
        const int Pairs = 8;
        var project = new BuiltProject("Bench", "/r/Bench.csproj", "/r/Bench.dll", "net10.0", "");
        var subject = new Subject(project, new ListedBenchmark
        {
            Type = "A",
            Method = "B",
            Id = "A.B",
            Job = "",
            Occurrence = 0,
            SourceFile = "",
            SourceLine = 0,
            JobRuntime = "",
            Environment = new Dictionary<string, string?>(),
            Broken = "",
        })
        {
            Route = route,
        };
        var environment = new MeasuredEnvironment { Key = "here" };
        var suite = new Suite([new Candidate(new BenchmarkIdentity("Bench", "A.B", null, "net10.0"), subject, subject)], environment, environment, []);
        var orders = new List<bool>();
        var schedule = new SuiteSchedule { MostPairs = Pairs, NextLook = _ => null, Settled = (_, _) => new HashSet<BenchmarkIdentity>() };
        var request = new SuiteRequest { Projects = [new ProjectSides(project, project)], Seed = seed, HeadRoot = "/r", BaseRoot = "/r" };
        new SuiteMeasurement(request, schedule, suite, new Progress<SuiteProgress>(), Measure, TimeProvider.System).Run(TestContext.Current.CancellationToken);
        return orders;

        (PairPlan, LaunchValues?, LaunchValues) Measure(Subject? ofBase, Subject head, PairPlan? plan, bool baseFirst, int processor, CancellationToken token)
        {
            orders.Add(baseFirst);
            var values = new LaunchValues([100], null, null, new AllocationFacts(0, []), Exit: null);
            return (plan ?? LaunchPlan.First, values, values);
        }
    }
}
