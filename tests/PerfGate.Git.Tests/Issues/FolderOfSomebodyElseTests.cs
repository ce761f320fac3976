using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Git.Tests.Issues;

/// <summary>Reported: a folder <c>perfgate-USER</c> in the temporary folder was used, whoever had made it.</summary>
public sealed class FolderOfSomebodyElseTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_link_in_the_place_of_the_cache_is_refused()
    {
        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var temporary = sandbox.In("temporary");
        Directory.CreateDirectory(temporary);
        Directory.CreateDirectory(sandbox.In("elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(temporary, "perfgate-" + Environment.UserName), sandbox.In("elsewhere"));

        var fault = Assert.Throws<PerfGateException>(() => new Worktrees(_ => null, localFolder: "", temporary).FolderOf(repository));

        Faults.Expect(fault, ExitCode.Invalid, DiagnosticIds.InvalidUsage, "PERFGATE_CACHE", "it is a link");
    }

    [Fact]
    public void The_cache_is_made_for_its_user_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            // The temporary folder is the user's own.
            return;
        }

        using var repository = GitRepository.Open(sandbox.InitWithCommit("r"));
        var temporary = sandbox.In("temporary");
        Directory.CreateDirectory(temporary);
        var own = Path.Combine(temporary, "perfgate-" + Environment.UserName);

        new Worktrees(_ => null, localFolder: "", temporary).FolderOf(repository);

        const UnixFileMode OnlyOurs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(OnlyOurs, File.GetUnixFileMode(own));
        File.SetUnixFileMode(own, OnlyOurs | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        new Worktrees(_ => null, localFolder: "", temporary).FolderOf(repository);
        Assert.Equal(OnlyOurs, File.GetUnixFileMode(own));
    }

    /// <summary>A folder of the kernel's: not even root may say who can use it, as nobody may of another user's folder.</summary>
    [Fact]
    public void A_folder_of_another_user_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder that is nobody's.");

        Assert.StartsWith("it is not yours", OwnFolder.WhyNot("/proc/sys"), StringComparison.Ordinal);
    }
}
