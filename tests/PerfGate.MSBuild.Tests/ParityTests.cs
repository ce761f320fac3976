using System.CommandLine;
using System.Reflection;
using PerfGate.Tool.Commands;
using PerfGate.Tool.Composition;

namespace PerfGate.MSBuild.Tests;

/// <summary>The task and the tool's command line know the same words.</summary>
public sealed class ParityTests
{
    /// <summary>How the task is run, not what it asks the tool for.</summary>
    private static readonly string[] Plumbing =
    [
        nameof(PerfGateTask.DotnetHost), nameof(PerfGateTask.ProjectFile), nameof(PerfGateTask.WorkingDirectory),
        nameof(PerfGateTask.IsTerminalLogger),
    ];

    private static readonly Dictionary<string, string> Values = new()
    {
        [nameof(PerfGateTask.Base)] = "self",
        [nameof(PerfGateTask.Budget)] = "10m",
        [nameof(PerfGateTask.Profile)] = "quick",
        [nameof(PerfGateTask.Route)] = "launches",
    };

    public static TheoryData<string> Settings =>
        [.. typeof(PerfGateTask).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is not null && !Plumbing.Contains(property.Name))
            .Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_parameter_of_the_task_reaches_the_tool(string name)
    {
        var bare = Task();
        var set = Task();
        var property = typeof(PerfGateTask).GetProperty(name)!;
        property.SetValue(set, property.PropertyType == typeof(bool) ? true
            : property.PropertyType == typeof(string[]) ? new[] { "/r/Other.csproj" }
            : Values.GetValueOrDefault(name, "value"));

        Assert.NotEqual(bare.CommandLine.ToString(), set.CommandLine.ToString());
    }

    [Fact]
    public void Check_understands_everything_that_the_task_says() => AssertUnderstood(Full(), CheckCommand.Create(ToolComposition.Default.Parts));

    [Fact]
    public void Baseline_understands_everything_that_the_task_says()
    {
        var task = Full();
        task.AddBaseline = true;

        AssertUnderstood(task, BaselineCommand.Create(ToolComposition.Default.Parts));
    }

    [Fact]
    public void Every_option_of_check_can_be_set_from_the_build()
    {
        // The format is the build's own; shards are several machines', and a build is on one.
        string[] notForBuilds = ["--format", "--help", "--shard"];
        var said = Full().CommandLine.ToString();

        Assert.All(
            CheckCommand.Create(ToolComposition.Default.Parts).Options.Select(option => option.Name).Except(notForBuilds),
            option => Assert.Contains(option, said, StringComparison.Ordinal));
    }

    private static void AssertUnderstood(PerfGateTask task, Command command)
    {
        // Without "exec perfgate.dll" and the command's own word.
        var words = task.CommandLine.ToString().Split(' ')[3..];
        var parsed = command.Parse(words);

        Assert.Empty(parsed.Errors);
        Assert.Empty(parsed.UnmatchedTokens);
    }

    private static PerfGateTask Full()
    {
        var task = Task();
        foreach (var name in Settings.Select(row => row.Data))
        {
            var property = typeof(PerfGateTask).GetProperty(name)!;
            if (property.PropertyType == typeof(bool) && name != nameof(PerfGateTask.AddBaseline))
            {
                property.SetValue(task, true);
            }
            else if (property.PropertyType == typeof(string) && name != nameof(PerfGateTask.ToolAssembly))
            {
                property.SetValue(task, Values.GetValueOrDefault(name, "value"));
            }
        }

        return task;
    }

    private static PerfGateTask Task() => new() { ToolAssembly = "/p/perfgate.dll", Projects = ["/r/A.csproj"] };
}
