using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>One row of the outer join; at least one side is present.</summary>
/// <param name="Base">The benchmark as measured in base, under its old name; null when only head has it.</param>
/// <param name="Head">The benchmark as measured in head; null when only base has it.</param>
/// <param name="Renamed">True when a rename of the rules brought the two together.</param>
internal sealed record JoinedBenchmark(MeasuredBenchmark? Base, MeasuredBenchmark? Head, bool Renamed)
{
    /// <summary>The name that the report uses: head's, and base's for a removed benchmark.</summary>
    public BenchmarkIdentity Identity => (Head ?? Base)!.Identity;

    /// <summary>Declaration in head, in base for a removed benchmark.</summary>
    public string? Source => (Head ?? Base)!.Source;

    /// <summary>The report's entry about it, without anything that was found.</summary>
    public ReportResult Draft()
    {
        var benchmark = (Head ?? Base)!;
        return new ReportResult
        {
            Id = benchmark.Id,
            Project = benchmark.Project,
            Job = benchmark.Job,
            Runtime = benchmark.Runtime,
            Source = Source,
            Outcome = Outcome.Inconclusive,
            Decision = Decision.Warn,
            Reason = Renamed ? Reasons.Renamed : null,
            Message = Renamed ? $"was {Base!.Id} in base" : null,
        };
    }
}
