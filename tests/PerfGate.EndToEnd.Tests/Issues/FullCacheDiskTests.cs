using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>
/// Reported: where the disk of checkouts and builds is full, the words of git ("unable to write file") and of MSBuild ("Exceeded retry
/// count") name neither the cause nor a remedy.
/// </summary>
[Trait("speed", "slow")]
public sealed class FullCacheDiskTests : IDisposable
{
    // The small file system is in a mount namespace of the shell: nobody else sees it, and it ends with it.
    private const string Script = """
        set -e
        mkdir "$CACHE"
        mount -t tmpfs -o size=16k tmpfs "$CACHE"
        exec "$@"
        """;

    private readonly TemporaryRepository repository = TemporaryRepository.Create();
    private readonly TemporaryFolder cache = new("perfgate cache ");

    public void Dispose()
    {
        repository.Dispose();
        cache.Dispose();
    }

    [Fact]
    public void A_checkout_that_does_not_fit_says_that_the_disk_is_full()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && OnSmallDisk("true").ExitCode == 0, "No file system can be mounted here: root on Linux is needed.");
        Commit("");

        var tool = ToolStart.Of(repository.Root, "check", "bench", "--head", "HEAD", "--base", "HEAD~1");
        var result = OnSmallDisk([tool.FileName, .. tool.ArgumentList]);

        Assert.True(result.ExitCode == 3, result.ToString());
        Assert.Contains($"error {DiagnosticIds.ResourceShortage}: The machine ran out of disk space: 'git ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Make room", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_could_not_write_says_that_the_disk_is_full()
    {
        const string Target = """
            <Target Name="Full" BeforeTargets="CoreCompile">
              <Warning Code="MSB3026" Text="Could not copy &quot;a.dll&quot;. Beginning retry 1 in 1000ms. No space left on device : 'b.dll'" />
              <Error Code="MSB3027" Text="Could not copy &quot;a.dll&quot;. Exceeded retry count of 10. Failed." />
            </Target>
            """;
        Commit(Target);

        var result = ToolRun.Run(repository, "check", "bench", "--base", "HEAD~1").Expect(3);

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Contains($"error {DiagnosticIds.ResourceShortage}: The machine ran out of disk space: Sample.csproj does not build", diagnostic, StringComparison.Ordinal);
        Assert.Contains("MSB3027", diagnostic, StringComparison.Ordinal);
    }

    private void Commit(string target)
    {
        repository.Write("bench/Sample.csproj", BenchmarkProject.File().Replace("</Project>", target + "</Project>", StringComparison.Ordinal));
        repository.Write("bench/Program.cs", BenchmarkProject.Source("[Benchmark] public int One() => 1;"));
        repository.Write("bench/large.bin", new string('x', 100_000));
        repository.Commit("base");
        repository.Commit("head");
    }

    private FinishedProcess OnSmallDisk(params string[] command)
    {
        var start = new ProcessStartInfo("unshare", ["--mount", "sh", "-c", Script, "sh", .. command]) { WorkingDirectory = repository.Root };
        SealedEnvironment.Apply(start);
        start.Environment["PERFGATE_CACHE"] = start.Environment["CACHE"] = cache.At($"{Guid.NewGuid():N}");
        return FinishedProcess.Run(start);
    }
}
