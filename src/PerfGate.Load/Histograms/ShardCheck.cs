using PerfGate.Core.Diagnostics;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Histograms;

/// <summary>Refuses to join what is not of one run.</summary>
internal static class ShardCheck
{
    /// <exception cref="PerfGateException">The parts are of different runs, one is missing or twice there, or one lacks its windows' histograms.</exception>
    public static void Refuse(IReadOnlyList<LoadMeasurement> parts)
    {
        var first = parts[0];
        foreach (var part in parts.Skip(1))
        {
            Same("scenario", first.Identity.Scenario, part.Identity.Scenario);
            Same("load", first.Identity.Load, part.Identity.Load);
            Same("mix", first.Identity.Mix, part.Identity.Mix);
            Same("number of connections", first.Identity.Connections, part.Identity.Connections);
            Same("transport", first.Identity.Transport, part.Identity.Transport);
            Same("commit", first.Commit, part.Commit);
            Same("number of shards", first.Shard?.Count, part.Shard?.Count);
            Same("start", first.Shard?.StartAt, part.Shard?.StartAt);
            if (!first.Interrupted && !part.Interrupted)
            {
                Same("number of windows", first.Windows.Count, part.Windows.Count);
            }

            foreach (var (one, other) in first.Windows.Zip(part.Windows))
            {
                Same("start of a window (s)", one.Start, other.Start);
                Same("length of a window (s)", one.Seconds, other.Seconds);
            }
        }

        Indexes(parts);
        foreach (var part in parts)
        {
            Kept(part, part.Total, part.Histograms, "the whole run");
            foreach (var window in part.Windows)
            {
                Kept(part, window, window.Histograms, $"the window at {window.Start:0.###} s");
            }
        }
    }

    private static void Indexes(IReadOnlyList<LoadMeasurement> parts)
    {
        var shards = parts.Select(part => part.Shard ?? LoadShard.Whole).ToList();
        var count = shards[0].Count;
        foreach (var twice in shards.GroupBy(shard => shard.Index).Where(group => group.Count() > 1))
        {
            throw Refusal($"Shard {twice.First()} is there {twice.Count()} times: take one file of each machine.");
        }

        var missing = Enumerable.Range(1, count).Except(shards.Select(shard => shard.Index)).ToList();
        if (missing.Count > 0)
        {
            throw Refusal($"Of {count} shards, {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing: what they sent would be left out of the total.");
        }

        if (shards.FirstOrDefault(shard => shard.Index < 1 || shard.Index > count) is { } stray)
        {
            throw Refusal($"There is no shard {stray}.");
        }
    }

    /// <summary>Requests that succeeded must be in a histogram: else the merged percentiles would leave them out without a word.</summary>
    private static void Kept(LoadMeasurement part, LoadWindow window, IReadOnlyList<LoadHistogram> histograms, string where)
    {
        foreach (var series in window.Series)
        {
            if (series.Response.Count > 0 && !histograms.Any(one => (one.Endpoint, one.Tenant, one.Kind) == (series.Endpoint, series.Tenant, "response")))
            {
                throw Refusal($"Shard {part.Shard ?? LoadShard.Whole} has no histogram of '{series.Endpoint}' for {where}: it was not measured as a shard. Measure with --shard I/N.");
            }
        }
    }

    private static void Same<T>(string what, T one, T other)
    {
        if (!EqualityComparer<T>.Default.Equals(one, other))
        {
            throw Refusal($"The {what} differs between shards: '{one}' and '{other}'. Only the parts of one run can be joined.");
        }
    }

    private static PerfGateException Refusal(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.LoadShardsDisagree, Severity.Error, message));
}
