namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>Decides when a row's job is part of its identity: only when the same benchmark ran under several.</summary>
/// <remarks>So that a job that is renamed, or whose generated name changes, keeps its history as long as it is the only one.</remarks>
internal sealed class JobNames
{
    private readonly HashSet<string> withSeveralJobs = [];
    private readonly HashSet<(string FullName, string? Runtime, string Name)> ambiguous = [];

    public JobNames(IEnumerable<ImportedRow> rows)
    {
        foreach (var cases in rows.GroupBy(row => row.FullName))
        {
            if (cases.Select(row => row.Job?.FullText).Distinct().Count() < 2)
            {
                continue;
            }

            withSeveralJobs.Add(cases.Key);
            foreach (var same in cases.Where(row => row.Job is not null).GroupBy(row => (row.FullName, row.Runtime, row.Job!.StableName)))
            {
                if (same.Select(row => row.Job!.FullText).Distinct().Count() > 1)
                {
                    ambiguous.Add(same.Key);
                }
            }
        }
    }

    public string? Of(ImportedRow row) =>
        row.Job is null || !withSeveralJobs.Contains(row.FullName) ? null
        : ambiguous.Contains((row.FullName, row.Runtime, row.Job.StableName)) ? row.Job.FullText
        : row.Job.StableName;
}
