using System.Globalization;
using System.Text.Json;
using PerfGate.Core.Baselines;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Baselines;

public sealed class BaselineStoreTests : IDisposable
{
    private const string Environment = "linux-x64-net10.0.12-epyc-9r14-2c";
    private const string Suite = "benchmarks";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_baseline_is_read_back_with_one_value_per_launch()
    {
        var store = Store();
        var (entry, change) = store.Add(Set(Sha(1), [3, 1, 2], [10, 20, 40, 30]), Suite);

        var launches = store.Read(entry).Benchmarks.Single().Metrics.Single().Launches;

        Assert.Equal(BaselineChange.Added, change);
        Assert.Equal(folder.At(Environment, Suite, Sha(1) + ".json"), entry.Path);
        Assert.Equal([[2], [25]], launches.Select(launch => launch.Values));
        Assert.Equal([1, 2], launches.Select(launch => launch.Pair));
        Assert.All(launches, launch => Assert.Null(launch.Order));
    }

    [Fact]
    public void Committed_files_are_measurement_files()
    {
        var store = new BaselineStore(folder.Root, path => MeasurementFile.Read(path, strict: true).Value, MeasurementFile.Write);
        var (entry, _) = store.Add(Set(Sha(1), [3, 1, 2]), Suite);

        Assert.Equal(BaselineChange.Unchanged, store.Add(store.Read(entry), Suite).Change);
        Assert.Equal([2], store.Read(entry).Benchmarks.Single().Metrics.Single().Launches.Single().Values);
        Assert.Equal([entry.Path], Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Launches_without_values_go_and_failures_stay()
    {
        var failed = new MeasuredBenchmark { Id = "Broken", Failure = new(FailureReason.Threw, "boom") };
        var set = Set(Sha(1), [], [7]);
        set = set with { Benchmarks = [.. set.Benchmarks, failed] };

        var reduced = BaselineReduction.Reduce(set);

        Assert.Equal([7], Assert.Single(reduced.Benchmarks[0].Metrics[0].Launches).Values);
        Assert.Equal("boom", reduced.Benchmarks[1].Failure?.Message);
    }

    [Fact]
    public void The_median_of_the_largest_values_does_not_overflow()
    {
        var reduced = BaselineReduction.Reduce(Set(Sha(1), [double.MaxValue, double.MaxValue]));

        Assert.Equal(double.MaxValue, reduced.Benchmarks[0].Metrics[0].Launches[0].Values[0]);
    }

    [Fact]
    public void Adding_the_same_again_changes_nothing()
    {
        var store = Store();
        var (entry, _) = store.Add(Set(Sha(1), [1]), Suite);
        File.SetLastWriteTimeUtc(entry.Path, DateTime.UnixEpoch);

        Assert.Equal((entry, BaselineChange.Unchanged), store.Add(Set(Sha(1), [1]), Suite));

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(entry.Path));
    }

    [Fact]
    public void Line_ends_that_git_converted_are_no_difference()
    {
        var store = Store();
        var (entry, _) = store.Add(Set(Sha(1), [1]), Suite);
        File.WriteAllText(entry.Path, File.ReadAllText(entry.Path).ReplaceLineEndings("\r\n"));

        Assert.Equal(BaselineChange.Unchanged, store.Add(Set(Sha(1), [1]), Suite).Change);
    }

    [Fact]
    public void Another_baseline_of_the_same_commit_is_refused_and_the_first_one_kept()
    {
        var store = Store();
        var (entry, _) = store.Add(Set(Sha(1), [1]), Suite);

        Refuses(() => store.Add(Set(Sha(1), [2]), Suite), Sha(1), "append-only", entry.Path);

        Assert.Equal([1], store.Read(entry).Benchmarks[0].Metrics[0].Launches[0].Values);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(entry.Path)!));
    }

    [Fact]
    public void Another_baseline_of_the_same_commit_may_replace_it_when_asked()
    {
        var store = Store();
        store.Add(Set(Sha(1), [1]), Suite);

        var (entry, change) = store.Add(Set(Sha(1), [2]), Suite, replace: true);

        Assert.Equal(BaselineChange.Replaced, change);
        Assert.Equal([2], store.Read(entry).Benchmarks[0].Metrics[0].Launches[0].Values);
    }

    [Fact]
    public void A_measurement_without_a_commit_is_refused() =>
        Refuses(() => Store().Add(Set(null, [1]), Suite), "without a commit");

    [Theory]
    [InlineData("abc123")]
    [InlineData("../../../../../../../../../../etc/passwd")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public void A_commit_that_is_no_full_sha_is_refused(string commit) =>
        Refuses(() => Store().Add(Set(commit, [1]), Suite), $"'{commit}'", "full sha");

    [Fact]
    public void A_measurement_with_modified_files_is_refused() =>
        Refuses(() => Store().Add(Set(Sha(1), [1]) with { Dirty = true }, Suite), Sha(1), "modified files");

    [Fact]
    public void A_measurement_without_benchmarks_is_refused() =>
        Refuses(() => Store().Add(Set(Sha(1), [1]) with { Benchmarks = [] }, Suite), "no benchmarks");

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("ends.")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("größe")]
    [InlineData("nul")]
    [InlineData("COM1.txt")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void Names_that_are_not_safe_everywhere_are_refused(string name)
    {
        var set = Set(Sha(1), [1]);
        Refuses(() => Store().Add(set, name), "suite", $"'{name}'");
        Refuses(() => Store().Add(set with { Environment = new() { Key = name } }, Suite), "environment", $"'{name}'");
        Refuses(() => Store().FindNearest(name, Suite, []), "environment");
        Refuses(() => Store().FindNearest(Environment, name, []), "suite");
        Refuses(() => Store().List(name), "environment");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_writer_that_throws_leaves_no_file()
    {
        var store = new BaselineStore(folder.Root, Read, (path, _) =>
        {
            File.WriteAllText(path, "{ \"half");
            throw new IOException("disk full");
        });

        Assert.Throws<IOException>(() => store.Add(Set(Sha(1), [1]), Suite));

        Assert.Empty(Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories));
        Assert.Empty(store.List());
    }

    [Fact]
    public void A_writer_that_throws_leaves_the_baseline_that_was_to_be_replaced()
    {
        var (entry, _) = Store().Add(Set(Sha(1), [1]), Suite);
        var before = File.ReadAllText(entry.Path);
        var broken = new BaselineStore(folder.Root, Read, (_, _) => throw new IOException("disk full"));

        Assert.Throws<IOException>(() => broken.Add(Set(Sha(1), [2]), Suite, replace: true));

        Assert.Equal(before, File.ReadAllText(entry.Path));
    }

    [Fact]
    public void Entries_are_listed_by_environment_suite_and_sha_without_reading_any()
    {
        var store = Store();
        store.Add(Set(Sha(2), [1]), Suite);
        store.Add(Set(Sha(1), [1]), Suite);
        store.Add(Set(Sha(3), [1]), "checkout-load");
        store.Add(Set(Sha(4), [1]) with { Environment = new() { Key = "arm64" } }, Suite);
        folder.Write("README.md", "");
        File.WriteAllText(folder.At(Environment, Suite, "notes.json"), "");
        File.WriteAllText(folder.At(Environment, Suite, $"{Sha(9)}.json.0.tmp"), "");
        var unread = new BaselineStore(folder.Root, _ => throw new InvalidOperationException("read"), (_, _) => { });

        Assert.Equal(
            [("arm64", Suite, Sha(4)), (Environment, Suite, Sha(1)), (Environment, Suite, Sha(2)), (Environment, "checkout-load", Sha(3))],
            unread.List().Select(entry => (entry.Environment, entry.Suite, entry.Sha)));
        Assert.Equal([Sha(1), Sha(2)], unread.List(Environment, Suite).Select(entry => entry.Sha));
        Assert.Equal([Sha(4), Sha(1), Sha(2)], unread.List(suite: Suite).Select(entry => entry.Sha));
        Assert.Empty(unread.List("no-such-environment"));
    }

    [Fact]
    public void A_store_that_does_not_exist_is_empty()
    {
        var store = new BaselineStore(folder.At("missing"), Read, Write);

        Assert.Empty(store.List());
        Assert.Empty(store.List(Environment, Suite));
        Assert.Null(store.FindNearest(Environment, Suite, [Sha(1)]));
    }

    [Fact]
    public void The_nearest_ancestor_wins_and_says_how_far_it_is()
    {
        var store = Store();
        store.Add(Set(Sha(3), [1]), Suite);
        store.Add(Set(Sha(5), [1]), Suite);
        store.Add(Set(Sha(1), [1]), "other-suite");
        store.Add(Set(Sha(2), [1]) with { Environment = new() { Key = "arm64" } }, Suite);

        var nearest = store.FindNearest(Environment, Suite, Enumerable.Range(1, 9).Select(Sha));

        Assert.Equal((Sha(3), 2), (nearest?.Entry.Sha, nearest?.Distance));
        Assert.Equal(0, store.FindNearest(Environment, Suite, [Sha(5)])?.Distance);
        Assert.Null(store.FindNearest(Environment, Suite, [Sha(6), Sha(7)]));
    }

    [Fact]
    public void Ancestors_beyond_the_nearest_baseline_are_not_asked_for()
    {
        var store = Store();
        store.Add(Set(Sha(2), [1]), Suite);

        Assert.Equal(1, store.FindNearest(Environment, Suite, Ancestors())?.Distance);

        static IEnumerable<string> Ancestors()
        {
            yield return Sha(1);
            yield return Sha(2);
            throw new InvalidOperationException("walked past the nearest");
        }
    }

    [Fact]
    public void An_empty_store_does_not_walk_the_history() =>
        Assert.Null(Store().FindNearest(Environment, Suite, Enumerable.Range(0, 1).Select<int, string>(_ => throw new InvalidOperationException("walked"))));

    private static string Sha(int number) => number.ToString("x40", CultureInfo.InvariantCulture);

    private static MeasurementSet Set(string? commit, params double[][] launches) => new()
    {
        Commit = commit,
        Environment = new() { Key = Environment },
        Benchmarks =
        [
            new()
            {
                Id = "Ns.Type.Method",
                Metrics =
                [
                    new()
                    {
                        Name = Metric.Time,
                        Unit = "ns",
                        Launches = [.. launches.Select((values, i) => new Launch { Pair = i + 1, Order = i % 2 == 0 ? "AB" : "BA", Values = values })],
                    },
                ],
            },
        ],
    };

    private static void Refuses(Action action, params string[] words)
    {
        var exception = Assert.Throws<PerfGateException>(action);
        var diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal((ExitCode.Invalid, DiagnosticIds.InvalidInput), (exception.ExitCode, diagnostic.Code));
        Assert.All(words, word => Assert.Contains(word, diagnostic.Message, StringComparison.Ordinal));
    }

    private static MeasurementSet Read(string path) => JsonSerializer.Deserialize<MeasurementSet>(File.ReadAllText(path))!;

    private static void Write(string path, MeasurementSet set) => File.WriteAllText(path, JsonSerializer.Serialize(set, Options));

    private BaselineStore Store() => new(folder.Root, Read, Write);
}
