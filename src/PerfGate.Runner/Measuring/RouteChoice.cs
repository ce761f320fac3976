using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>The route of one project, and why it is that one.</summary>
/// <param name="Route">The same for both sides.</param>
/// <param name="Reason">A clause: "base uses BenchmarkDotNet 0.13.2, which …".</param>
public sealed record RouteChoice(MeasuringRoute Route, string Reason)
{
    private const int Named = 3;

    /// <summary>What would measure a built project against a base of the same version.</summary>
    /// <exception cref="PerfGateException">Its process cannot say (exit code 3).</exception>
    public static RouteChoice Of(BuiltProject project, CancellationToken cancellation) =>
        Of(RouteWish.Auto, ProjectListing.Read(project, "head", cancellation).Library, baseSide: null);

    /// <param name="wish">Of the user.</param>
    /// <param name="head">What head's process says of its BenchmarkDotNet.</param>
    /// <param name="baseSide">The same of base; null: head is measured alone.</param>
    /// <exception cref="PerfGateException">Turns are asked for and cannot be taken (exit code 3).</exception>
    internal static RouteChoice Of(RouteWish wish, LibraryFacts head, LibraryFacts? baseSide)
    {
        if (wish == RouteWish.Launches)
        {
            return new RouteChoice(MeasuringRoute.Launches, "the route was asked for");
        }

        var obstacle = Obstacle("head", head)
            ?? (baseSide is null ? null : Obstacle("base", baseSide))
            ?? (baseSide is null || baseSide.Version == head.Version ? null
                : $"base uses BenchmarkDotNet {baseSide.Version} and head {head.Version}, and turns are taken on one version");
        return obstacle is null ? new RouteChoice(MeasuringRoute.Turns, $"turns can be taken on BenchmarkDotNet {head.Version}")
            : wish == RouteWish.Auto ? new RouteChoice(MeasuringRoute.Launches, obstacle)
            : throw new PerfGateException(ExitCode.NotMeasured, new Diagnostic(
                DiagnosticIds.UnsupportedBenchmarkDotNet,
                Severity.Error,
                $"--route turns is not possible: {obstacle}. Leave the option out: the project is then measured by launches."));
    }

    /// <returns>PG2014; null where turns are taken.</returns>
    internal ReportWarning? Warning(string project) => Route == MeasuringRoute.Turns ? null : new ReportWarning(
        DiagnosticIds.MeasuredByLaunches,
        $"{project} is measured by launches instead of turns: {Reason}. Launches are slower and coarser: small changes of time may stay inconclusive.");

    private static string? Obstacle(string side, LibraryFacts facts)
    {
        var missing = facts.MissingForTurns.Count == 0 ? ""
            : $"; it does not have {string.Join(", ", facts.MissingForTurns.Take(Named))}"
                + (facts.MissingForTurns.Count > Named ? $" and {Quantity.Count(facts.MissingForTurns.Count - Named, "more member", "more members")}" : "");
        return !BenchmarkDotNetVersion.IsKnownToTurns(facts.Version)
            ? $"{side} uses BenchmarkDotNet {facts.Version}, and turns are known to work on {BenchmarkDotNetVersion.KnownToTurns}{missing}"
            : missing.Length > 0 ? $"{side} uses BenchmarkDotNet {facts.Version}{missing}"
            : null;
    }
}

/// <summary>What a process says of the BenchmarkDotNet that it runs on.</summary>
/// <param name="Version">Of the package.</param>
/// <param name="MissingForTurns">Members that turns need and it does not have; <c>Type.Member</c>.</param>
internal sealed record LibraryFacts(string Version, IReadOnlyList<string> MissingForTurns);
