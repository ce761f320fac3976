using System.Diagnostics;
using PerfGate.Torture.Subjects;

namespace PerfGate.Torture.Trials;

/// <summary>Two of a command on the same folders at once.</summary>
internal static class TwiceTrial
{
    private static readonly TimeSpan OutliveLimit = TimeSpan.FromSeconds(10);

    /// <param name="subject">The command.</param>
    /// <param name="times">Pairs of runs.</param>
    /// <param name="seed">Of how much later the second begins.</param>
    /// <param name="ending">Ends the series early.</param>
    public static Tally Run(Subject subject, int times, int seed, CancellationToken ending)
    {
        var tally = new Tally($"twice {subject.Arguments(0)[0]}, seed {seed}");
        var random = new Random(seed);
        var began = Stopwatch.GetTimestamp();
        using (var first = Tool(subject, 0))
        {
            first.Finish();
        }

        var usual = Stopwatch.GetElapsedTime(began);
        for (var pair = 1; pair <= times && !ending.IsCancellationRequested; pair++)
        {
            // Half of them at the same moment, as far as that can be had.
            var later = pair % 2 == 0 ? TimeSpan.Zero : usual / 2 * random.NextDouble();
            using var one = Tool(subject, pair);
            Thread.Sleep(later);
            using var other = Tool(subject, pair + 1);
            var when = $"pair {pair}, {later.TotalMilliseconds:0} ms apart";
            foreach (var tool in new[] { one, other })
            {
                tally.Add(tool.Finish() ? Words.Faults(tool, subject.Expected) : [$"it did not end: {tool.Said}"], when);
                tally.Count(subject.Expected.Contains(tool.ExitCode) ? "ended well" : "ended with a message");
                tally.Add(MarkedProcesses.Outlive(tool.Run, OutliveLimit), when);
            }

            tally.Count("pairs");
            tally.Add(subject.Faults().Concat(subject.Workspace.Faults(subject.Changed)).Concat(subject.Workspace.Leftovers()), when);
        }

        return tally;
    }

    private static RunningTool Tool(Subject subject, int turn) =>
        RunningTool.Start(subject.Workspace.Start($"{Guid.NewGuid():N}", subject.Arguments(turn), subject.Environment));
}
