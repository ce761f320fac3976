using System.Text.Json;

namespace PerfGate.Importers.Tests;

/// <summary>Reads a report the plain way, to compare with.</summary>
internal static class RawReport
{
    /// <summary>Nanoseconds per operation of the workload's iterations, all launches.</summary>
    public static IReadOnlyList<double> Workload(string path, int row)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. document.RootElement.GetProperty("Benchmarks")[row].GetProperty("Measurements").EnumerateArray()
                .Where(iteration => iteration.GetProperty("IterationMode").GetString() == "Workload"
                    && iteration.GetProperty("IterationStage").GetString() == "Actual")
                .Select(iteration => iteration.GetProperty("Nanoseconds").GetDouble() / iteration.GetProperty("Operations").GetDouble()),
        ];
    }
}
