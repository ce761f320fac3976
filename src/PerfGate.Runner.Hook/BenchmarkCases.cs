using System.Collections;

namespace PerfGate.Runner.Hook;

/// <summary>A benchmark case with the name by which the tool asks for it.</summary>
/// <param name="Case">BenchmarkDotNet's own description, of whatever release.</param>
/// <param name="Id">Full name with parameters.</param>
/// <param name="JobName">What names the job in every process.</param>
/// <param name="Occurrence">Counts cases of one type and job whose names are the same, from 0.</param>
internal sealed record NamedCase(object Case, string Id, string JobName, int Occurrence)
{
    public object Job => LateBound.Get(Case, "Job")!;

    public object Descriptor => LateBound.Get(Case, "Descriptor")!;
}

/// <summary>BenchmarkDotNet's own conversion of a type, with the configuration of its attributes.</summary>
internal static class BenchmarkCases
{
    public static IReadOnlyList<NamedCase> Of(Type type)
    {
        var configuration = LateBound.Call(LateBound.Type("BenchmarkDotNet.Configs.ManualConfig"), "CreateEmpty");
        var converted = LateBound.Call(LateBound.Type("BenchmarkDotNet.Running.BenchmarkConverter"), "TypeToBenchmarks", type, configuration)!;
        var names = LateBound.Type("BenchmarkDotNet.Exporters.FullNameProvider");
        var seen = new Dictionary<(string, string), int>();
        var cases = new List<NamedCase>();
        foreach (var benchmarkCase in (IEnumerable)LateBound.Get(converted, "BenchmarksCases")!)
        {
            var id = (string)LateBound.Call(names, "GetBenchmarkName", benchmarkCase)!;
            var job = JobSettings.NameOf(LateBound.Get(benchmarkCase, "Job")!);
            seen.TryGetValue((id, job), out var occurrence);
            seen[(id, job)] = occurrence + 1;
            cases.Add(new NamedCase(benchmarkCase, id, job, occurrence));
        }

        return cases;
    }

    /// <summary>The case that the tool asks for next in the pipe, found again in this process.</summary>
    /// <exception cref="HookRefusalException">It is not listed here.</exception>
    public static NamedCase Read(BinaryReader reader)
    {
        var typeName = reader.ReadString();
        var id = reader.ReadString();
        var job = reader.ReadString();
        var occurrence = reader.ReadInt32();
        return Of(Type.GetType(typeName, throwOnError: true)!)
            .FirstOrDefault(named => named.Id == id && named.JobName == job && named.Occurrence == occurrence)
            ?? throw new HookRefusalException(
                $"The parameters of '{id}' differ from process to process, so that no other process finds it again. "
                + "Give their source fixed values, or a generator with a fixed seed.");
    }
}
