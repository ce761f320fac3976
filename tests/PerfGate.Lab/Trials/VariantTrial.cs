using System.Diagnostics;
using System.Globalization;
using PerfGate.Lab.Bank;
using PerfGate.Runner.Measuring;
using PerfGate.Statistics;

namespace PerfGate.Lab.Trials;

/// <summary>Pairs of identical code under every variant, interleaved in one run, so that what differs is the variant and not the hour.</summary>
internal sealed class VariantTrial(RunBank bank, IReadOnlyList<LaunchVariant> variants, int seed)
{
    private readonly PairMeasurement pairs = new(LaunchSettings.FromEnvironment());
    private readonly Dictionary<(string Variant, string Benchmark), TurnPlan> plans = [];
    private readonly Random random = new(seed);

    /// <summary>Where every pair leaves a line: variant, benchmark, ln(second / first), seconds.</summary>
    private string PairsFile => Path.Combine(bank.Root, "variants.csv");

    public void Run(DateTime end, Action<string> say)
    {
        var subjects = Subjects();
        for (var round = 1; DateTime.UtcNow < end; round++)
        {
            var due = (from variant in variants from subject in subjects select (variant, subject)).ToArray();
            random.Shuffle(due);
            foreach (var (variant, subject) in due.TakeWhile(_ => DateTime.UtcNow < end))
            {
                Measure(variant, subject);
            }

            say($"round {round} of {due.Length} pairs");
        }
    }

    /// <returns>The table of all pairs so far, in Markdown.</returns>
    public string Table()
    {
        var measured = File.ReadLines(PairsFile).Select(line => line.Split('\t'))
            .Select(cells => (Variant: cells[0], Benchmark: cells[1], Ratio: Number(cells[2]), Seconds: Number(cells[3])))
            .ToList();
        var lines = new List<string> { "| both processes | robust sd of a pair, median benchmark | P95 of \\|ratio − 1\\| | mean | seconds a pair | pairs |", "|---|---:|---:|---:|---:|---:|" };
        lines.AddRange(measured.GroupBy(pair => pair.Variant).Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"| {group.Key} | {Quantiles.Median([.. group.GroupBy(pair => pair.Benchmark).Select(of => RobustSpread.Of([.. of.Select(pair => pair.Ratio)]))]):0.00 %} | {Quantiles.Linear([.. group.Select(pair => Math.Abs(Math.Exp(pair.Ratio) - 1))], 0.95):0.0 %} | {group.Average(pair => pair.Ratio):0.00 %} | {Quantiles.Median([.. group.Select(pair => pair.Seconds)]):0.00} | {group.Count()} |")));
        return string.Join('\n', lines) + "\n";

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private void Measure(LaunchVariant variant, Subject subject)
    {
        var key = (variant.Name, subject.Benchmark.Id);
        var (baseFirst, processor, watch) = (random.Next(2) == 0, random.Next(Environment.ProcessorCount), Stopwatch.StartNew());
        var (plan, ofBase, ofHead) = pairs.Measure(
            With(subject, variant), With(subject, variant), plans.GetValueOrDefault(key), baseFirst, processor, CancellationToken.None);
        plans[key] = plan;
        var ratio = Quantiles.Median([.. ofBase!.Times.Zip(ofHead.Times, (one, other) => Math.Log(other / one))]);
        File.AppendAllText(
            PairsFile,
            string.Create(CultureInfo.InvariantCulture, $"{variant.Name}\t{subject.Benchmark.Id}\t{ratio:R}\t{watch.Elapsed.TotalSeconds:0.000}\n"));
    }

    private Subject With(Subject subject, LaunchVariant variant)
    {
        var variables = new Dictionary<string, string?>(subject.Benchmark.Environment);
        foreach (var (name, value) in variant.Variables(random))
        {
            variables[name] = value;
        }

        return subject with { Benchmark = subject.Benchmark with { Environment = variables } };
    }

    private Subject[] Subjects()
    {
        var project = SuiteBuild.In(SuiteRepository.Open(bank, effect: 0).Root);
        return [.. ProjectListing.Read(project, "head", CancellationToken.None).Benchmarks.Select(benchmark => new Subject(project, benchmark))];
    }
}
