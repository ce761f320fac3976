using System.Globalization;
using PerfGate.Fuzz.Guidance;
using PerfGate.Fuzz.Harnesses;

namespace PerfGate.Fuzz.Running;

/// <summary>What a person may ask for.</summary>
internal static class Commands
{
    public static int List()
    {
        foreach (var harness in HarnessCatalogue.All)
        {
            Console.Out.WriteLine($"{harness.Name,-16} {harness.Reads}");
        }

        return 0;
    }

    /// <returns>0; 1 where there was a find; 2 where there is no such harness.</returns>
    public static int Run(string name, string root, FuzzPlan plan)
    {
        IReadOnlyList<Harness> chosen = name == "all" ? HarnessCatalogue.All : HarnessCatalogue.Find(name) is { } one ? [one] : [];
        if (chosen.Count == 0)
        {
            return NoSuch(name);
        }

        var watch = new Watch(Instrumentation.CopyTo(Path.Combine(root, "counting")), root);
        var finds = 0;
        Console.Out.WriteLine("| harness | inputs | seconds | accepted | well-formed | edges of the seeds | edges | corpus | finds |");
        Console.Out.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var harness in chosen)
        {
            var (counts, found) = watch.Run(harness, plan);
            finds += found;
            Console.Out.WriteLine(counts is null ? $"| {harness.Name} | the process ended early | | | | | | | {found} |" : Row(harness, counts, found));
        }

        if (finds > 0)
        {
            Console.Out.WriteLine($"{finds} finds are in {new RunFolder(root, "x").Finds}; `replay FILE` reads one again.");
        }

        return finds > 0 ? 1 : 0;
    }

    /// <returns>0 where the reader answered as it is documented, else 1; 2 where there is no such harness.</returns>
    public static int Replay(string path, string name)
    {
        name = name == "all" ? RunFolder.HarnessOf(path) : name;
        if (HarnessCatalogue.Find(name) is not { } harness)
        {
            return NoSuch(name);
        }

        var input = File.ReadAllBytes(path);
        var trial = Trial.Of(harness, input);
        trial = trial.Kind is TrialKind.Accepted or TrialKind.Refused ? Trial.Again(harness, input, trial) : trial;
        Console.Out.WriteLine($"{trial.Kind}: {trial.Words}");
        if (trial.Fault is not null)
        {
            Console.Out.WriteLine(trial.Fault);
        }

        return trial.Kind is TrialKind.Accepted or TrialKind.Refused ? 0 : 1;
    }

    private static string Row(Harness harness, CountsLine counts, int found) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {harness.Name} | {counts.Inputs:N0} | {counts.Seconds:0} | {Share(counts.Accepted, counts.Inputs)} | {(counts.WellFormed is { } formed ? Share(formed, counts.Sampled) : "")} | {counts.SeedEdges:N0} | {counts.Edges:N0} | {counts.Corpus:N0} | {found} |");

    private static string Share(long part, long all) => all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:0.0} %");

    private static int NoSuch(string name)
    {
        Console.Error.WriteLine($"There is no harness '{name}'. There are: {string.Join(", ", HarnessCatalogue.All.Select(harness => harness.Name))}.");
        return 2;
    }
}
