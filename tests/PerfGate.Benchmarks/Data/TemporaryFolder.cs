namespace PerfGate.Benchmarks.Data;

/// <summary>A folder of its own for one process, under a path of the same length in every process: paths are allocated.</summary>
internal static class TemporaryFolder
{
    public static string Create() =>
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"perfgate-benchmarks-{Guid.NewGuid():N}")).FullName;
}
