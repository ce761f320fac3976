using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load;

/// <summary>The folder in which a run of load leaves what it found.</summary>
internal static class LoadOutput
{
    public const string LoadFileName = "load.json";
    public const string BaseLoadFileName = "load-base.json";

    /// <summary>Writes what was measured first: whatever happens to the report, that is kept.</summary>
    /// <param name="folder">Created when it is not there.</param>
    /// <param name="report">Null: a shard, which decides nothing.</param>
    /// <param name="head">What head measured.</param>
    /// <param name="measuredBase">What base measured; null without one.</param>
    /// <param name="pairs">The measurements that were compared; null where nothing was.</param>
    /// <returns>The files that a person may want to open.</returns>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written; no file is left in parts.</exception>
    public static IReadOnlyList<string> Write(
        string folder, GateReport? report, LoadMeasurement head, LoadMeasurement? measuredBase, (MeasurementSet Base, MeasurementSet Head)? pairs)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, LoadFileName);
        LoadFile.Write(path, head);
        WriteOrRemove(Path.Combine(folder, BaseLoadFileName), measuredBase, LoadFile.Write);
        WriteOrRemove(Path.Combine(folder, OutputFolder.BaseFile), pairs?.Base, MeasurementFile.Write);
        WriteOrRemove(Path.Combine(folder, OutputFolder.HeadFile), pairs?.Head, MeasurementFile.Write);
        return report is null ? [path] : [path, .. OutputFolder.WriteReport(folder, report)];
    }

    /// <summary>An older run's file must not be taken for this one's.</summary>
    private static void WriteOrRemove<T>(string path, T? value, Action<string, T> write)
        where T : class
    {
        if (value is null)
        {
            File.Delete(path);
        }
        else
        {
            write(path, value);
        }
    }
}
