using System.Diagnostics;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Files;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>The disk that the report goes to is full.</summary>
[Trait("speed", "slow")]
public sealed class FullDiskTests : IDisposable
{
    // The small file system is in a mount namespace of the shell: nobody else sees it, and it ends with it.
    private const string Script = """
        set -e
        mkdir -p artifacts/perfgate before after
        mount -t tmpfs -o size=2m tmpfs artifacts/perfgate
        "$@" > before.txt 2> before.err
        cp -r artifacts/perfgate/. before
        dd if=/dev/zero of=artifacts/perfgate/filling bs=4096 2> filling.txt || true
        "$@" && code=0 || code=$?
        rm artifacts/perfgate/filling
        cp -r artifacts/perfgate/. after
        exit $code
        """;

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_report_of_before_stays_whole_and_what_was_found_is_printed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("true").ExitCode == 0, "No file system can be mounted here: root on Linux is needed.");
        folder.Write();

        var (code, output, error) = Run(Script);

        Assert.True(code == 3, $"exit code {code}\n{error}\n{output}");
        Assert.Contains($"error {DiagnosticIds.ResultsNotWritten}: ", error, StringComparison.Ordinal);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
        Assert.Contains("artifacts/perfgate", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Contains("fast", output, StringComparison.Ordinal);
        Assert.Contains("p50", output, StringComparison.Ordinal);
        var before = Files("before");
        Assert.Contains("report.json", before.Keys);
        Assert.Equal(before, Files("after"));
        Assert.Equal(200, LoadFile.Read(Path.Combine(folder.Root, "after", "load.json")).Value.Total.Series.Single().Ended);
    }

    /// <summary>Every file below a folder, hidden ones too, with its content.</summary>
    private Dictionary<string, string> Files(string name)
    {
        var root = Path.Combine(folder.Root, name);
        return Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .ToDictionary(file => Path.GetRelativePath(root, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
    }

    private FinishedProcess Run(string script)
    {
        var tool = ToolStart.Of(folder.Root, "load", LoadFolder.Scenario);
        var start = new ProcessStartInfo("unshare", ["--mount", "sh", "-c", script, "sh", tool.FileName, .. tool.ArgumentList])
        {
            WorkingDirectory = folder.Root,
        };
        SealedEnvironment.Apply(start);
        return FinishedProcess.Run(start);
    }
}
