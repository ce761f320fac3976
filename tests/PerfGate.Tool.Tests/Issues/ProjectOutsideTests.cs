using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>
/// Reported: a project outside of the repository. Where the base had no commit to look into it was "added" and passed, and
/// <c>baseline add</c> recorded it for a commit that does not have it.
/// </summary>
public sealed class ProjectOutsideTests : IDisposable
{
    private readonly TemporaryFolder folder = new("perfgate outside ");

    public ProjectOutsideTests()
    {
        folder.Write("repository/In.csproj", "<Project />");
        folder.Write("other/Out.csproj", "<Project />");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../other/Out.csproj")]
    [InlineData("../other")]
    [InlineData("In.csproj", "../other/Out.csproj")]
    public void It_is_refused_before_anything_is_built(params string[] named)
    {
        var fault = Assert.Throws<PerfGateException>(() => Find(named));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.NoProjects), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.Contains($"{folder.At("other", "Out.csproj")} lies outside of the repository {folder.At("repository")}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_inside_is_taken() => Assert.Equal([folder.At("repository", "In.csproj")], Find("In.csproj"));

    private IReadOnlyList<string> Find(params string[] named) =>
        ProjectSearch.FindBelow(named, GateRules.Default, folder.At("repository"), folder.At("repository"));
}
