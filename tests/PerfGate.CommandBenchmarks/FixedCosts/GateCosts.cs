using System.Diagnostics;
using System.Globalization;
using PerfGate.TestKit;

namespace PerfGate.CommandBenchmarks.FixedCosts;

/// <summary>Measures how long <c>perfgate check</c> takes beside building and measuring, from the stages that it announces.</summary>
internal static class GateCosts
{
    private const string Build = "building";
    private const string Measure = "[";
    private const string Judge = "judging";

    /// <summary>In the remark of a run that another one keeps from measuring.</summary>
    private const string Wait = "waiting for";

    /// <param name="project">A benchmark project in a clean git repository; null: this one.</param>
    public static int Print(string? project, int repetitions)
    {
        project ??= Path.Combine(RepositoryFolder.Find(), "tests", "PerfGate.CommandBenchmarks");
        var costs = new List<TimeSpan>();
        Console.WriteLine();
        Console.WriteLine("perfgate check of an empty benchmark, s");
        Console.WriteLine("| repetition | in all | building | measuring | fixed |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            if (Run(project, repetition) is not { } cost)
            {
                return 1;
            }

            costs.Add(cost);
        }

        Console.WriteLine($"| median | | | | {Seconds(costs.Order().ElementAt(costs.Count / 2))} |");
        return 0;
    }

    private static TimeSpan? Run(string project, int repetition)
    {
        var watch = Stopwatch.StartNew();
        var stages = new List<(TimeSpan Began, string Text)> { (TimeSpan.Zero, "starting") };
        var output = Directory.CreateTempSubdirectory("perfgate-fixed-costs-").FullName;
        var run = Tool.Run(
            project,
            line =>
            {
                if (line.Length > 0 && !line.Contains("error", StringComparison.Ordinal))
                {
                    stages.Add((watch.Elapsed, line));
                }
                else if (line.Length > 0)
                {
                    Console.Error.WriteLine(line);
                }
            },
            "check", ".", "--base", "self", "--filter", $"*{nameof(EmptyBenchmarks)}*", "--budget", "1s", "--output", output);
        Directory.Delete(output, recursive: true);
        if (run.ExitCode != 0)
        {
            Console.Error.WriteLine($"perfgate check ended with {run.ExitCode}.");
            return null;
        }

        stages.Add((run.Elapsed, "ended"));
        var building = Spent(stages, text => text.StartsWith(Build, StringComparison.Ordinal));
        var measuring = Spent(stages, text => text.StartsWith(Measure, StringComparison.Ordinal));
        var cost = run.Elapsed - building - measuring - Spent(stages, text => text.Contains(Wait, StringComparison.Ordinal));
        Console.WriteLine($"| {repetition} | {Seconds(run.Elapsed)} | {Seconds(building)} | {Seconds(measuring)} | {Seconds(cost)} |");
        return stages.Exists(stage => stage.Text == Judge)
            ? cost
            : throw new InvalidOperationException("perfgate check did not say when it began to judge.");
    }

    private static TimeSpan Spent(List<(TimeSpan Began, string Text)> stages, Func<string, bool> isCounted) => stages
        .Zip(stages.Skip(1))
        .Where(step => isCounted(step.First.Text))
        .Aggregate(TimeSpan.Zero, (sum, step) => sum + (step.Second.Began - step.First.Began));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
