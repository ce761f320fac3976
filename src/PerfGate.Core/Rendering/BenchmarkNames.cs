using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;

namespace PerfGate.Core.Rendering;

/// <summary>The shortest names that tell a report's benchmarks apart: runtime and project appear only where they must.</summary>
public sealed class BenchmarkNames
{
    private readonly Subject subject;
    private readonly bool withRuntime;
    private readonly HashSet<string> sharedByProjects;
    private readonly HashSet<(BenchmarkIdentity, string?)> askedTwice;

    public BenchmarkNames(GateReport report)
    {
        subject = Subject.Of(report);
        var identities = report.Results.Select(result => result.Identity).Distinct().ToList();
        withRuntime = identities.Select(identity => identity.Runtime).Where(runtime => runtime is not null).Distinct().Skip(1).Any();
        sharedByProjects =
        [
            .. identities
                .GroupBy(identity => identity.Display(withRuntime))
                .Where(same => same.Skip(1).Any())
                .Select(same => same.Key),
        ];
        askedTwice =
        [
            .. !report.Results.Any(result => result.IsCheck) ? [] : report.Results
                .GroupBy(result => (result.Identity, result.Metric))
                .Where(same => same.Skip(1).Any())
                .Select(same => same.Key),
        ];
        Namespace = CommonNamespace(identities);
    }

    /// <summary>The namespace that all benchmarks share, with its last dot; empty when there is none.</summary>
    public string Namespace { get; }

    /// <summary>The id, with job, runtime and project where needed. Not yet safe to show: see <see cref="VisibleText"/>.</summary>
    public string Full(BenchmarkIdentity identity)
    {
        var name = identity.Display(withRuntime);
        return identity.Project is { } project && sharedByProjects.Contains(name) ? $"{name} ({project})" : name;
    }

    /// <summary>
    /// The metric; with the question that the result answers, where that is about what was measured beside it, and where another result of the same
    /// metric answers another. Empty without a metric.
    /// </summary>
    public string Metric(ReportResult result) =>
        (subject.PhrasesOf(result)?.Beside is not null || askedTwice.Contains((result.Identity, result.Metric)) ? MetricWords.Full(result) : result.Metric) ?? "";

    /// <summary><see cref="Full"/> without <see cref="Namespace"/>.</summary>
    public string Brief(BenchmarkIdentity identity) => Full(identity)[Namespace.Length..];

    /// <summary>Whole segments before <c>Type.Method</c>; parameters may hold dots and do not count.</summary>
    private static string CommonNamespace(List<BenchmarkIdentity> identities)
    {
        string? common = null;
        foreach (var identity in identities)
        {
            var space = NamespaceOf(identity.Id);
            common ??= space;
            while (!space.StartsWith(common, StringComparison.Ordinal))
            {
                common = common.Length < 2 ? "" : common[..(common.LastIndexOf('.', common.Length - 2) + 1)];
            }
        }

        return common ?? "";
    }

    private static string NamespaceOf(string id)
    {
        var end = id.AsSpan().IndexOfAny("(<[\" ");
        var name = end < 0 ? id : id[..end];
        var method = name.LastIndexOf('.');
        var type = method > 0 ? name.LastIndexOf('.', method - 1) : -1;
        return name[..(type + 1)];
    }
}
