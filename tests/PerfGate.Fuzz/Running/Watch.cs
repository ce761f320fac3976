using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PerfGate.Fuzz.Running;

/// <summary>Runs the harnesses, each in a process of its own, and makes a find of an input at which the process ended or stood still.</summary>
/// <param name="program">The copy whose code counts.</param>
/// <param name="root">For all that runs leave.</param>
internal sealed class Watch(string program, string root)
{
    /// <summary>For one input: a reader that takes longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Of managed memory: a reader that takes more has no bound.</summary>
    private const string HeapLimit = "0x40000000";

    /// <summary>After the process ended early it goes on with another seed, so often.</summary>
    private const int MostRestarts = 5;

    /// <summary>What a harness came to, and how many finds it left in this run.</summary>
    public (CountsLine? Counts, int Finds) Run(Harness harness, FuzzPlan plan)
    {
        var folder = new RunFolder(root, harness.Name);
        var began = DateTime.UtcNow;
        CountsLine? counts = null;
        for (var restart = 0; counts is null && restart <= MostRestarts; restart++)
        {
            File.Delete(folder.Counts);
            File.Delete(folder.LastInput);
            var ended = Ended(harness, plan with { Seed = plan.Seed + restart, Time = plan.Time - (DateTime.UtcNow - began) }, folder);
            counts = File.Exists(folder.Counts) ? JsonSerializer.Deserialize<CountsLine>(File.ReadAllText(folder.Counts)) : null;
            if (counts is null)
            {
                using var last = new LastInput(folder.LastInput);
                folder.Keep(new Find(last.Input, new Trial(TrialKind.Threw, ended)));
            }
        }

        return (counts, Directory.EnumerateFiles(folder.Finds, $"{harness.Name}--*.input").Count(file => File.GetLastWriteTimeUtc(file) >= began));
    }

    /// <returns>How the process ended where it left no counts.</returns>
    private string Ended(Harness harness, FuzzPlan plan, RunFolder folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            program, "worker", "--harness", harness.Name, "--output", root, "--seed", Text(plan.Seed), "--inputs", Text(plan.Inputs),
            "--seconds", Text(Math.Max(1, (long)plan.Time.TotalSeconds)),
        ])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        using var last = new LastInput(folder.LastInput);
        var (seen, since) = (-1L, Stopwatch.GetTimestamp());
        while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            if (last.Count != seen)
            {
                (seen, since) = (last.Count, Stopwatch.GetTimestamp());
            }
            else if (Stopwatch.GetElapsedTime(since) > Patience && !File.Exists(folder.Counts))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return $"the process stood still for {Patience.TotalSeconds:0} s";
            }
        }

        return $"the process ended with {process.ExitCode}: {said.GetAwaiter().GetResult()}";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
