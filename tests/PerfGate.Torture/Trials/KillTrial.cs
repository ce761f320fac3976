using PerfGate.Torture.Subjects;

namespace PerfGate.Torture.Trials;

/// <summary>Kills a command at moments that are spread evenly over its usual time, and looks at what is left.</summary>
internal static class KillTrial
{
    /// <summary>A whole run after so many kills.</summary>
    private const int WholeAfter = 10;

    private static readonly TimeSpan OutliveLimit = TimeSpan.FromSeconds(10);

    /// <param name="subject">The command.</param>
    /// <param name="times">Kills that struck a living tool.</param>
    /// <param name="seed">Of the moments and the victims.</param>
    /// <param name="ending">Ends the series early, with a whole run.</param>
    public static Tally Run(Subject subject, int times, int seed, CancellationToken ending)
    {
        var tally = new Tally($"kill {subject.Arguments(0)[0]}, seed {seed}");
        var random = new Random(seed);
        Whole(subject, tally, 0);
        var usual = Whole(subject, tally, 1);
        var turn = 2;
        for (var struck = 0; struck < times && !ending.IsCancellationRequested; turn++)
        {
            if (KillOnce(subject, tally, turn, usual * random.NextDouble(), random) is { } took)
            {
                tally.Count("too late");
                usual = took;
                continue;
            }

            struck++;
            tally.Count("kills");
            if (struck % WholeAfter == 0 && struck < times)
            {
                subject.Workspace.Age();
                usual = Whole(subject, tally, turn + 1);
            }
        }

        subject.Workspace.Age();
        Whole(subject, tally, turn);
        return tally;
    }

    /// <returns>How long it took when it had ended before; null: the kill struck.</returns>
    private static TimeSpan? KillOnce(Subject subject, Tally tally, int turn, TimeSpan after, Random random)
    {
        using var tool = RunningTool.Start(subject.Workspace.Start($"{Guid.NewGuid():N}", subject.Arguments(turn), subject.Environment));
        Thread.Sleep(after);
        var alive = MarkedProcesses.Find(tool.Run);
        if (tool.HasExited)
        {
            tool.Finish();
            tally.Add(Words.Faults(tool, subject.Expected), $"run {turn}");
            return tool.Took;
        }

        // A child is one of the others; where there is none, the tool is.
        var children = alive.Where(one => one.Id != tool.Id).ToArray();
        var victim = random.Next(3);
        var when = $"run {turn}, killed after {after.TotalMilliseconds:0} ms";
        if (victim == 2 && children.Length > 0)
        {
            var child = children[random.Next(children.Length)];
            MarkedProcesses.Kill(child.Id);
            when += $" ({child.Command[..Math.Min(child.Command.Length, 120)]})";
            tally.Count("of them of a child");
            tally.Add(tool.Finish() ? Words.Faults(tool, subject.Expected) : [$"it did not end: {tool.Said}"], when);
        }
        else
        {
            tally.Count(victim == 1 ? "of them of the whole group" : "of them of the tool");
            MarkedProcesses.Kill(tool.Id);

            // The system ends a whole group at once; what one of them started between two looks belongs to it.
            for (var rest = alive; victim == 1 && rest.Count > 0; rest = MarkedProcesses.Find(tool.Run))
            {
                rest.ForEach(one => MarkedProcesses.Kill(one.Id));
            }

            tool.Finish();
        }

        tally.Add(MarkedProcesses.Outlive(tool.Run, OutliveLimit), when);
        tally.Add(subject.Faults().Concat(subject.Workspace.Faults(subject.Changed)), when);
        return null;
    }

    /// <returns>How long it took.</returns>
    private static TimeSpan Whole(Subject subject, Tally tally, int turn)
    {
        using var tool = RunningTool.Start(subject.Workspace.Start($"{Guid.NewGuid():N}", subject.Arguments(turn), subject.Environment));
        var when = $"whole run {turn}";
        tally.Count("whole runs");
        if (!tool.Finish() || !subject.Expected.Contains(tool.ExitCode))
        {
            tally.Add([$"exit code {tool.ExitCode}: {tool.Said}"], when);
        }

        tally.Add(MarkedProcesses.Outlive(tool.Run, OutliveLimit), when);
        tally.Add(subject.Faults().Concat(subject.FaultsOfWhole(turn)).Concat(subject.Workspace.Faults(subject.Changed)).Concat(subject.Workspace.Leftovers()), when);
        return tool.Took;
    }
}
