namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>The metrics of BenchmarkDotNet's diagnosers that are counts: their ids in reports, and what a measured run calls them.</summary>
internal static class DiagnoserMetrics
{
    public static (string Name, string Unit)? Find(string? id) => id switch
    {
        "ExceptionFrequency" => ("exceptions", "per op"),
        "LockContentionCount" => ("lock-contentions", "per op"),
        "CompletedWorkItemCount" => ("work-items", "per op"),
        "Native Code Size" => ("code-size", "B"),
        _ => null,
    };
}
