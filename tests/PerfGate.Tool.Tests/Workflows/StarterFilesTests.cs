using PerfGate.TestKit;
using PerfGate.Tool.Initialising;
using PerfGate.Yaml;

namespace PerfGate.Tool.Tests.Workflows;

public sealed class StarterFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_rules_are_read_without_a_mistake()
    {
        var path = folder.At("perfgate.yml");
        File.WriteAllText(path, Files().Single(file => file.Path == "perfgate.yml").Content);

        var rules = RulesFile.Load(path);

        Assert.Equal(["bench/My \"odd\".csproj"], rules.Projects);
        Assert.Equal("trunk", rules.Compare.Branch);
        Assert.False(rules.Compare.Enforce);
    }

    [Fact]
    public void Nothing_of_this_repository_is_left_in_what_others_get() => Assert.All(Files(), file =>
    {
        Assert.DoesNotContain("PerfGate.Tool.csproj", file.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("uses: $/", file.Content, StringComparison.Ordinal);
    });

    [Fact]
    public void The_branch_is_the_repositorys_own()
    {
        var caller = Files().Single(file => file.Path == ".github/workflows/performance.yml").Content;

        Assert.Contains("branches: [\"trunk\"]", caller, StringComparison.Ordinal);
        Assert.Contains("baselines: \"trunk\"", caller, StringComparison.Ordinal);
        Assert.Contains("uses: ./.github/workflows/perfgate.yml", caller, StringComparison.Ordinal);
        Assert.Contains("version: 9.9.9", caller, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_source_the_workflows_are_called_there_and_not_copied()
    {
        var sha = new string('a', 40);
        var files = StarterFiles.Of(["a.csproj"], "main", $"acme/perfgate@{sha}", "9.9.9");

        Assert.DoesNotContain(files, file => file.Path.EndsWith("/perfgate.yml", StringComparison.Ordinal));
        Assert.Equal(3, files.Single(file => file.Path.EndsWith("performance.yml", StringComparison.Ordinal)).Content.Split($"uses: acme/perfgate/.github/workflows/perfgate.yml@{sha}").Length - 1);
    }

    private static IReadOnlyList<StarterFile> Files() => StarterFiles.Of(["bench/My \"odd\".csproj"], "trunk", null, "9.9.9");
}
