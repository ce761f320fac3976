using System.Text.RegularExpressions;
using static PerfGate.Tool.Tests.Workflows.WorkflowFile;

namespace PerfGate.Tool.Tests.Workflows;

/// <summary>What makes a workflow safe to switch on, held against every workflow and the action of this repository.</summary>
public sealed partial class WorkflowTests
{
    private static readonly IReadOnlyList<WorkflowFile> Files = All();

    [Fact]
    public void There_are_the_workflows_that_the_documentation_names() => Assert.Superset(
        new HashSet<string> { ".github/actions/perfgate/action.yml", ".github/workflows/perfgate.yml", ".github/workflows/perfgate-comment.yml" },
        Files.Select(file => file.Path).ToHashSet());

    [Fact]
    public void Actions_are_pinned_by_their_full_sha_with_the_version_beside_it()
    {
        var uses = Files.SelectMany(file => UsesLine().Matches(file.Text).Select(match => match.Groups[1].Value.Trim())).ToArray();

        Assert.True(uses.Length > 20);
        Assert.All(uses, one => Assert.True(one.StartsWith("./", StringComparison.Ordinal) || one.StartsWith("$/", StringComparison.Ordinal) || Pinned().IsMatch(one), one));
    }

    [Fact]
    public void No_expression_stands_inside_run() =>
        Assert.All(Files.SelectMany(file => file.Steps), step => Assert.DoesNotContain("${{", Scalar(step, "run") ?? "", StringComparison.Ordinal));

    [Fact]
    public void The_dangerous_trigger_is_nowhere() => Assert.All(Files, file => Assert.DoesNotContain("pull_request_target", file.Text, StringComparison.Ordinal));

    [Fact]
    public void Rights_are_given_by_job_and_by_name()
    {
        Assert.All(Files.Where(file => !file.IsAction), file =>
        {
            Assert.Contains("permissions", file.Root.Children.Keys.Select(key => key.ToString()));
            Assert.DoesNotContain("write-all", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secrets: inherit", file.Text, StringComparison.Ordinal);
        });
        Assert.All(Gate().Concat(Of(".github/workflows/perfgate-comment.yml").Jobs), job => Assert.NotNull(Map(job.Body, "permissions")));
    }

    [Fact]
    public void What_runs_the_changes_own_code_can_write_nothing()
    {
        var measure = Map(Gate().Single(job => job.Job == "measure").Body, "permissions")!;

        Assert.Equal(["contents: read"], measure.Children.Select(right => $"{right.Key}: {right.Value}"));
        Assert.DoesNotContain("github.token", string.Concat(Gate().Single(job => job.Job == "measure").Body), StringComparison.Ordinal);
    }

    [Fact]
    public void The_half_with_rights_restores_no_cache_and_checks_out_the_default_branch()
    {
        var comment = Of(".github/workflows/perfgate-comment.yml");

        Assert.DoesNotContain(comment.Steps, step => (Scalar(step, "uses") ?? "").StartsWith("actions/cache", StringComparison.Ordinal));
        Assert.DoesNotContain(comment.Steps, step => (Scalar(step, "uses") ?? "").StartsWith("actions/download-artifact", StringComparison.Ordinal));
        Assert.All(
            comment.Steps.Where(step => (Scalar(step, "uses") ?? "").StartsWith("actions/checkout", StringComparison.Ordinal)),
            step => Assert.Null(Scalar(Map(step, "with")!, "ref")));
    }

    [Fact]
    public void Checkouts_leave_no_token_behind() => Assert.All(
        Files.SelectMany(file => file.Steps).Where(step => (Scalar(step, "uses") ?? "").StartsWith("actions/checkout", StringComparison.Ordinal)),
        step => Assert.Equal("false", Scalar(Map(step, "with")!, "persist-credentials")));

    [Fact]
    public void Jobs_end() => Assert.All(
        Files.SelectMany(file => file.Jobs).Where(job => Scalar(job.Body, "uses") is null),
        job => Assert.NotNull(Scalar(job.Body, "timeout-minutes")));

    [Fact]
    public void The_verdict_is_one_job_that_always_runs()
    {
        var verdict = Gate().Single(job => job.Job == "verdict").Body;

        Assert.Equal("always()", Scalar(verdict, "if"));
        Assert.Equal("verdict", Scalar(verdict, "name"));
    }

    [Theory]
    [InlineData(".github/workflows/perfgate.yml")]
    [InlineData(".github/workflows/perfgate-comment.yml")]
    public void Inputs_are_typed_and_described(string path)
    {
        var inputs = Map(Map(Map(Of(path).Root, "on")!, "workflow_call")!, "inputs")!;

        Assert.All(inputs.Children, input =>
        {
            var body = (YamlDotNet.RepresentationModel.YamlMappingNode)input.Value;
            Assert.NotNull(Scalar(body, "type"));
            Assert.NotNull(Scalar(body, "default"));
            Assert.EndsWith(".", Scalar(body, "description"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_action_has_few_lines_of_its_own() => Assert.Single(Of(".github/actions/perfgate/action.yml").Steps, step => Scalar(step, "run") is not null);

    private static IEnumerable<(string Job, YamlDotNet.RepresentationModel.YamlMappingNode Body)> Gate() => Of(".github/workflows/perfgate.yml").Jobs;

    [GeneratedRegex(@"^\s*(?:- )?uses: (.+)$", RegexOptions.Multiline)]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
