using PerfGate.Core.Baselines;
using PerfGate.Core.Measurements;

namespace PerfGate.Tool.Gate;

/// <summary>The repository's committed store.</summary>
internal static class Baselines
{
    /// <summary>The suite of a run over benchmark projects.</summary>
    public const string Suite = "benchmarks";

    private const string Folder = "baselines";

    public static BaselineStore Open(string repositoryRoot) => new(
        Path.Combine(repositoryRoot, Folder), path => MeasurementFile.Read(path).Value, MeasurementFile.Write);
}
