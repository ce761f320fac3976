using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Load;

/// <summary>The folder in which a run of load leaves what it found.</summary>
internal static class LoadOutput
{
    public const string LoadFileName = OutputFolder.LoadFileName;
    public const string BaseLoadFileName = OutputFolder.BaseLoadFileName;

    /// <summary>Writes what was measured and decided, instead of all that an earlier run left.</summary>
    /// <param name="folder">Created when it is not there.</param>
    /// <param name="report">Null: a shard, which decides nothing.</param>
    /// <param name="head">What head measured.</param>
    /// <param name="measuredBase">What base measured; null without one.</param>
    /// <param name="pairs">The measurements that were compared; null where nothing was.</param>
    /// <returns>The files that a person may want to open.</returns>
    /// <exception cref="IOException">A file cannot be written; the folder is as it was.</exception>
    public static IReadOnlyList<string> Write(
        string folder, GateReport? report, LoadMeasurement head, LoadMeasurement? measuredBase, (MeasurementSet Base, MeasurementSet Head)? pairs)
    {
        List<(string Name, Action<Stream> Write)> files = [.. OutputFolder.Sides(pairs?.Base, pairs?.Head)];
        if (measuredBase is not null)
        {
            files.Add((BaseLoadFileName, stream => stream.Write(LoadFile.ToBytes(measuredBase))));
        }

        files.Add((LoadFileName, stream => stream.Write(LoadFile.ToBytes(head))));
        var path = Path.Combine(folder, LoadFileName);
        if (report is not null)
        {
            return [path, .. OutputFolder.Write(folder, files, report)];
        }

        OutputFolder.WriteSet(folder, files);
        return [path];
    }
}
