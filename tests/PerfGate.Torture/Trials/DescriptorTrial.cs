using System.Globalization;
using PerfGate.Torture.Subjects;

namespace PerfGate.Torture.Trials;

/// <summary>Runs a command with few file descriptors, from less than the runtime needs to start to enough.</summary>
internal static class DescriptorTrial
{
    private const int Least = 16;

    private static readonly TimeSpan OutliveLimit = TimeSpan.FromSeconds(10);

    /// <param name="subject">The command.</param>
    /// <param name="times">How many limits, one more descriptor each in steps of <paramref name="step"/>.</param>
    /// <param name="step">Descriptors.</param>
    /// <param name="ending">Ends the series early.</param>
    public static Tally Run(Subject subject, int times, int step, CancellationToken ending)
    {
        var tally = new Tally($"descriptors {subject.Arguments(0)[0]}");
        using (var first = RunningTool.Start(subject.Workspace.Start("first", subject.Arguments(0), subject.Environment)))
        {
            first.Finish();
        }

        for (var i = 0; i < times && !ending.IsCancellationRequested; i++)
        {
            var limit = Least + (i * step);
            var tool = subject.Workspace.Start($"{Guid.NewGuid():N}", subject.Arguments(i), subject.Environment);
            string[] command = [tool.FileName, .. tool.ArgumentList];
            tool.FileName = "sh";
            tool.ArgumentList.Clear();
            foreach (var word in new[] { "-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -n {limit}; exec \"$@\""), "sh" }.Concat(command))
            {
                tool.ArgumentList.Add(word);
            }

            var when = string.Create(CultureInfo.InvariantCulture, $"{limit} descriptors");
            using var running = RunningTool.Start(tool);
            var ended = running.Finish();
            var hasBegun = running.Said.Contains("PG", StringComparison.Ordinal) || subject.Expected.Contains(running.ExitCode);
            tally.Count(!hasBegun ? "the runtime did not start" : subject.Expected.Contains(running.ExitCode) ? "enough" : "too few");
            if (!hasBegun)
            {
                Console.WriteLine($"{when}: exit code {running.ExitCode}: {running.Said.Trim().ReplaceLineEndings(" ")}");
            }

            tally.Add(!ended ? [$"it did not end: {running.Said}"] : hasBegun ? Words.Faults(running, subject.Expected) : [], when);
            tally.Add(MarkedProcesses.Outlive(running.Run, OutliveLimit), when);
            tally.Add(subject.Faults().Concat(subject.Workspace.Faults(subject.Changed)), when);
        }

        return tally;
    }
}
