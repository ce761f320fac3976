namespace PerfGate.Core.Measurements;

/// <summary>What makes a benchmark the same benchmark on both sides and over time.</summary>
/// <param name="Project">Name of the benchmark project; null when the source does not tell.</param>
/// <param name="Id">Full name with parameters, for example <c>Ns.Type.Method(N: 100)</c>.</param>
/// <param name="Job">The job, when the user has several; else null.</param>
/// <param name="Runtime">Target framework, for example <c>net10.0</c>; null when unknown.</param>
public sealed record BenchmarkIdentity(string? Project, string Id, string? Job = null, string? Runtime = null)
{
    /// <summary>Characters of an id. What a parameter makes longer is shortened where it is measured; a fork's is refused.</summary>
    public const int LongestId = 8192;

    /// <summary>The id, with the job and the runtime appended when <paramref name="withRuntime"/> asks for it.</summary>
    public string Display(bool withRuntime = false) =>
        Id + (Job is null ? "" : $" [{Job}]") + (withRuntime && Runtime is not null ? $" ({Runtime})" : "");

    public override string ToString() => Display(withRuntime: true);
}
