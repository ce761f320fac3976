using PerfGate.Core.Diagnostics;
using PerfGate.TestKit;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Tests.Issues;

/// <summary>Reported: for a user without a home, builds were kept in a folder of whatever place the tool was started in.</summary>
public sealed class CacheWithoutHomeTests : IDisposable
{
    private readonly TemporaryFolder folder = new("perfgate cache ");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Builds_are_kept_in_the_users_own_temporary_folder()
    {
        Assert.Equal(Path.Combine(Own, "builds"), CacheFolder.BuildsOf(named: null, localData: "", folder.Root));
        Assert.Equal(Path.Combine(folder.Root, "named", "builds"), CacheFolder.BuildsOf(Path.Combine(folder.Root, "named"), localData: "", folder.Root));
    }

    /// <summary>A build that another user can exchange is another user's code.</summary>
    [Fact]
    public void A_folder_that_is_not_the_users_own_is_refused()
    {
        Directory.CreateSymbolicLink(Own, folder.Root);

        var fault = Assert.Throws<PerfGateException>(() => CacheFolder.BuildsOf(named: "", localData: "", folder.Root));

        Assert.Equal((ExitCode.Invalid, DiagnosticIds.InvalidUsage), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.Contains("PERFGATE_CACHE", fault.Message, StringComparison.Ordinal);
    }

    private string Own => Path.Combine(folder.Root, "perfgate-" + Environment.UserName);
}
