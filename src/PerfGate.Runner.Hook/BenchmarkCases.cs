using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

namespace PerfGate.Runner.Hook;

/// <summary>A benchmark case with the name by which the tool asks for it.</summary>
/// <param name="Case">BenchmarkDotNet's own description.</param>
/// <param name="Id">Full name with parameters.</param>
/// <param name="JobName">What names the job in every process.</param>
/// <param name="Occurrence">Counts cases of one type and job whose names are the same, from 0.</param>
internal sealed record NamedCase(BenchmarkCase Case, string Id, string JobName, int Occurrence);

/// <summary>BenchmarkDotNet's own conversion of a type, with the configuration of its attributes.</summary>
internal static class BenchmarkCases
{
    public static IReadOnlyList<NamedCase> Of(Type type)
    {
        var seen = new Dictionary<(string, string), int>();
        var cases = new List<NamedCase>();
        foreach (var benchmarkCase in BenchmarkConverter.TypeToBenchmarks(type, ManualConfig.CreateEmpty()).BenchmarksCases)
        {
            var id = FullNameProvider.GetBenchmarkName(benchmarkCase);
            var job = NameOf(benchmarkCase.Job);
            seen.TryGetValue((id, job), out var occurrence);
            seen[(id, job)] = occurrence + 1;
            cases.Add(new NamedCase(benchmarkCase, id, job, occurrence));
        }

        return cases;
    }

    /// <summary>The job's id where the user gave one; else its settings, because releases before 0.15 draw another id in every process.</summary>
    /// <remarks>The same words by which reports of BenchmarkDotNet are read.</remarks>
    internal static string NameOf(Job job)
    {
        if (job.HasValue(CharacteristicObject.IdCharacteristic))
        {
            return job.Id;
        }

        var settings = CharacteristicSetPresenter.Display.ToPresentation(job);
        return settings.Length > 0 ? settings : job.ResolvedId;
    }
}
