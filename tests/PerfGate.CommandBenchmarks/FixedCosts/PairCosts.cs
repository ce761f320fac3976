using System.Globalization;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;

namespace PerfGate.CommandBenchmarks.FixedCosts;

/// <summary>Measures what one pair of an empty benchmark costs, in the steps of a real pair and through the same processes.</summary>
internal static class PairCosts
{
    private const int Turns = 80;

    /// <summary>Whole rounds of the unrolled loop that last about as long as a turn does.</summary>
    private const long Invocations = 480_000;

    public static void Print(int repetitions)
    {
        var project = new BuiltProject(
            "PerfGate.CommandBenchmarks", "", typeof(PairCosts).Assembly.Location, "net10.0", "");
        var benchmark = Find(project);
        var costs = new List<PairCost>();
        Console.WriteLine("One pair of an empty benchmark, processor time of both processes, ms");
        Console.WriteLine("| repetition | start and set-up | warm-up | counting allocation | turns | fixed | all beyond turns |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            var cost = Measure(project, benchmark);
            costs.Add(cost);
            Row(repetition.ToString(CultureInfo.InvariantCulture), one => one(cost));
        }

        Row("median", one => costs.Select(one).Order().ElementAt(costs.Count / 2));
    }

    private static ListedBenchmark Find(BuiltProject project)
    {
        using var process = Start(project);
        var found = process.List().Benchmarks.Single(benchmark => benchmark.Id.Contains(nameof(EmptyBenchmarks), StringComparison.Ordinal));
        process.End();
        return found;
    }

    private static PairCost Measure(BuiltProject project, ListedBenchmark benchmark)
    {
        using var one = Start(project);
        using var other = Start(project);
        BenchmarkProcess[] both = [one, other];
        var spent = TimeSpan.Zero;

        Each(process => process.BeginSetup(benchmark));
        Each(process => process.EndSetup());
        var start = Lap();
        Each(process => process.BeginWarm(Invocations, unrolled: true));
        Each(process => process.EndWarm());
        var warmUp = Lap();
        Each(process => process.Allocate(mostRounds: 1, Invocations, unrolled: true));
        Each(process => process.Prepare(Invocations, unrolled: true, processor: -1, collectEvery: 0));
        var count = Lap();
        for (var turn = 0; turn < Turns; turn++)
        {
            Each(process => process.Turn());
        }

        var turns = Lap();
        Each(process => process.Allocate(mostRounds: 25, Invocations, unrolled: true));
        count += Lap();
        Each(process => process.End());
        return new PairCost(start, warmUp, count, turns);

        void Each(Action<BenchmarkProcess> action)
        {
            foreach (var process in both)
            {
                action(process);
            }
        }

        TimeSpan Lap()
        {
            var now = both.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.ProcessorTime);
            var lap = now - spent;
            spent = now;
            return lap;
        }
    }

    private static BenchmarkProcess Start(BuiltProject project) => BenchmarkProcess.Start(
        project, LaunchSettings.Variables(new Dictionary<string, string?>()), TimeSpan.FromMinutes(1), CancellationToken.None);

    private static void Row(string name, Func<Func<PairCost, TimeSpan>, TimeSpan> of)
    {
        Func<PairCost, TimeSpan>[] columns =
            [cost => cost.Start, cost => cost.WarmUp, cost => cost.Count, cost => cost.Turns, cost => cost.Fixed, cost => cost.BeyondTurns];
        var cells = columns.Select(column => of(column).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
        Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
    }
}
