using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Importers.BenchmarkDotNetJson;

namespace PerfGate.Importers.Tests;

/// <summary>The readers of this project, as the tool asks them.</summary>
internal static class Importing
{
    private static readonly MeasurementImport Import = new([new OwnMeasurementReader(), new BenchmarkDotNetReader()]);

    public static FileContent<MeasurementSet> Read(string fileOrFolder) => Import.Read(fileOrFolder);
}
