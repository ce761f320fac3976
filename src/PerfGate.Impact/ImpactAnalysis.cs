using PerfGate.Impact.Comparing;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Graph;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact;

/// <summary>Tells, from the built code of both sides alone, which benchmarks a change can affect.</summary>
/// <remarks>
/// The conservative direction is everything: a benchmark is unaffected only when all that it can reach is proved to be the same. Every doubt
/// makes it not provable, and it is measured.
/// </remarks>
public static class ImpactAnalysis
{
    public static ImpactResult Run(ImpactRequest request)
    {
        using var baseGraph = new SideGraph(new BuildFolder(request.Base), isChangedFile: null);
        using var headGraph = new SideGraph(
            new BuildFolder(request.Head), request.ChangedFiles is { Count: > 0 } files ? new ChangedFileNames(files).MayBe : null);
        if ((baseGraph.Folder.Fault ?? headGraph.Folder.Fault) is { } fault)
        {
            return Everything(request, ImpactKind.NotProvable, fault);
        }

        string? difference;
        try
        {
            difference = FolderComparison.Difference(baseGraph.Folder, headGraph.Folder, request.ChangedFiles);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Everything(request, ImpactKind.NotProvable, $"the folders cannot be compared: {exception.Message}");
        }

        return difference is null
            ? new SuiteImpact(request, baseGraph, headGraph).Decide()
            : Everything(request, ImpactKind.Affected, difference);
    }

    private static ImpactResult Everything(ImpactRequest request, ImpactKind kind, string reason) => new()
    {
        Verdicts = [.. request.Benchmarks.Select(benchmark => new ImpactVerdict
        {
            Benchmark = benchmark,
            Kind = kind,
            Reason = reason,
            Path = [benchmark.Id],
            ChangedMembers = kind == ImpactKind.Affected ? [reason] : [],
        })],
    };
}
