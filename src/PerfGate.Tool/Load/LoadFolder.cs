using PerfGate.Core.Load.Measured;
using PerfGate.Core.Reports;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load;

/// <summary>The folder in which a run of load leaves what it found.</summary>
internal static class LoadFolder
{
    /// <returns>The files that a person may want to open.</returns>
    public static IReadOnlyList<string> Write(string folder, GateReport report, LoadMeasurement measured)
    {
        var path = Path.GetFullPath(folder);
        _ = measured;
        return OutputFolder.WriteReport(path, report);
    }
}
