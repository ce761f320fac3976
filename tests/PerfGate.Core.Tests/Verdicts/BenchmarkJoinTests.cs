using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Verdicts.Comparing;

namespace PerfGate.Core.Tests.Verdicts;

public sealed class BenchmarkJoinTests
{
    private static readonly Dictionary<string, string> NoRenames = [];

    [Fact]
    public void Every_benchmark_of_either_side_is_a_row()
    {
        var rows = BenchmarkJoin.Join([Named("A"), Named("Gone")], [Named("New"), Named("A")], NoRenames);

        Assert.Equal(["-/New", "A/A", "Gone/-"], rows.Select(Show));
    }

    [Fact]
    public void Jobs_and_runtimes_and_projects_are_kept_apart()
    {
        MeasuredBenchmark[] all =
        [
            Named("A", job: "X"), Named("A", job: "Y"), Named("A", runtime: "net8.0"), Named("A", runtime: "net10.0"),
            Named("A", project: "P"), Named("A", project: "Q"),
        ];

        var rows = BenchmarkJoin.Join(all, [.. all.Reverse()], NoRenames);

        Assert.Equal(all.Length, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Base?.Identity, row.Head?.Identity));
    }

    [Fact]
    public void What_a_side_leaves_open_matches_when_one_partner_fits()
    {
        var rows = BenchmarkJoin.Join([Named("A", project: "P", job: "J", runtime: "net10.0")], [Named("A")], NoRenames);

        Assert.Equal(["A/A"], rows.Select(Show));
    }

    [Fact]
    public void What_a_side_leaves_open_matches_nothing_when_two_partners_fit()
    {
        MeasuredBenchmark[] two = [Named("A", job: "X"), Named("A", job: "Y")];

        Assert.Equal(["-/A", "A/-", "A/-"], BenchmarkJoin.Join(two, [Named("A")], NoRenames).Select(Show));
        Assert.Equal(["-/A", "-/A", "A/-"], BenchmarkJoin.Join([Named("A")], two, NoRenames).Select(Show));
    }

    [Fact]
    public void Stated_parts_that_contradict_each_other_do_not_match() => Assert.Equal(
        ["-/A", "A/-"],
        BenchmarkJoin.Join([Named("A", runtime: "net8.0")], [Named("A", runtime: "net10.0")], NoRenames).Select(Show));

    [Fact]
    public void A_rename_joins_and_may_leave_parts_open_too()
    {
        var renames = new Dictionary<string, string> { ["Old"] = "New" };

        foreach (var head in new[] { Named("New", project: "P"), Named("New") })
        {
            var row = Assert.Single(BenchmarkJoin.Join([Named("Old", project: "P")], [head], renames));
            Assert.Equal("Old/New", Show(row));
            Assert.True(row.Renamed);
        }
    }

    [Fact]
    public void A_rename_onto_a_name_that_base_still_has_is_not_followed()
    {
        var renames = new Dictionary<string, string> { ["Old"] = "New" };

        var rows = BenchmarkJoin.Join([Named("Old"), Named("New")], [Named("New")], renames);

        Assert.Equal(["New/New", "Old/-"], rows.Select(Show));
        Assert.DoesNotContain(rows, row => row.Renamed);
    }

    [Fact]
    public void Two_old_names_for_one_new_name_join_once()
    {
        var renames = new Dictionary<string, string> { ["Old1"] = "New", ["Old2"] = "New" };

        Assert.Equal(["Old1/New", "Old2/-"], BenchmarkJoin.Join([Named("Old1"), Named("Old2")], [Named("New")], renames).Select(Show));
    }

    [Fact]
    public void One_identity_twice_on_a_side_is_invalid_input()
    {
        var exception = Assert.Throws<PerfGateException>(() => BenchmarkJoin.Join([Named("A"), Named("A")], [], NoRenames));

        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.Equal(DiagnosticIds.InvalidInput, Assert.Single(exception.Diagnostics).Code);
        Assert.Contains("base holds A more than once", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P", "Q", "J", "J")]
    [InlineData("P", "P", "J", "K")]
    public void One_part_that_contradicts_is_enough(string ofBase, string ofHead, string jobOfBase, string jobOfHead) => Assert.Equal(
        ["-/A", "A/-"],
        BenchmarkJoin.Join([Named("A", ofBase, jobOfBase)], [Named("A", ofHead, jobOfHead)], NoRenames).Select(Show));

    [Fact]
    public void A_rename_is_not_followed_where_head_has_the_old_name_in_another_job()
    {
        var renames = new Dictionary<string, string> { ["Old"] = "New" };

        Assert.Equal(
            ["-/Old", "-/New", "Old/-"],
            BenchmarkJoin.Join([Named("Old", job: "X")], [Named("Old", job: "Y"), Named("New", job: "X")], renames).Select(Show));
    }

    [Fact]
    public void A_new_name_belongs_to_one_old_name_in_every_job()
    {
        var renames = new Dictionary<string, string> { ["Old1"] = "New", ["Old2"] = "New" };

        Assert.Equal(
            ["Old1/New", "-/New", "Old2/-"],
            BenchmarkJoin.Join([Named("Old1", job: "X"), Named("Old2", job: "Y")], [Named("New", job: "X"), Named("New", job: "Y")], renames).Select(Show));
    }

    [Fact]
    public void One_identity_twice_in_head_says_so() => Assert.Contains(
        "head holds A more than once",
        Assert.Throws<PerfGateException>(() => BenchmarkJoin.Join([], [Named("A"), Named("A")], NoRenames)).Message,
        StringComparison.Ordinal);

    private static MeasuredBenchmark Named(string id, string? project = null, string? job = null, string? runtime = null) =>
        new() { Id = id, Project = project, Job = job, Runtime = runtime };

    private static string Show(JoinedBenchmark row) => $"{row.Base?.Id ?? "-"}/{row.Head?.Id ?? "-"}";
}
