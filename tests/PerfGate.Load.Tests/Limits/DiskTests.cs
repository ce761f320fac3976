using System.Diagnostics;
using PerfGate.Load.Limits.Disk;
using PerfGate.Load.Limits.Machine;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_private_file_system_has_what_the_folder_has_is_full_when_filled_and_is_seen_by_nobody_else()
    {
        var obstacle = PrivateFileSystem.Obstacle();
        Assert.SkipUnless(obstacle is null, obstacle ?? "");
        folder.Write("kept.txt", "kept");
        var prefix = PrivateFileSystem.Prefix(folder.Root, 2 << 20);
        using var service = Process.Start(new ProcessStartInfo(prefix[0], [.. prefix.Skip(1), "sleep", "30"]) { UseShellExecute = false })!;
        try
        {
            string? seen = null;
            SpinWait.SpinUntil(() => (seen = PrivateFileSystem.Find(service.Id, folder.Root)) is not null && File.Exists(Path.Combine(seen, "kept.txt")), TimeSpan.FromSeconds(10));
            Assert.NotNull(seen);

            var written = BallastFile.Fill(BallastFile.In(seen), 64 << 20, TestContext.Current.CancellationToken);

            Assert.InRange(written, 1 << 20, 2 << 20);
            Assert.Equal("kept", File.ReadAllText(Path.Combine(seen, "kept.txt")));
            Assert.Throws<IOException>(() => File.WriteAllBytes(Path.Combine(seen, "more.bin"), new byte[8192]));
            Assert.Equal([folder.At("kept.txt")], Directory.EnumerateFiles(folder.Root));
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            service.WaitForExit();
        }

        Assert.DoesNotContain(folder.Root, File.ReadAllText("/proc/mounts"), StringComparison.Ordinal);
    }

    [Fact]
    public void Filling_that_would_take_too_much_is_given_up()
    {
        var file = BallastFile.In(folder.Root);

        var error = Assert.Throws<IOException>(() => BallastFile.Fill(file, 4 << 20, TestContext.Current.CancellationToken));

        Assert.Equal($"{4 << 20} bytes did not fill {folder.Root}.", error.Message);
    }

    [Fact]
    public async Task Writers_leave_nothing_behind()
    {
        using var ledger = LimitLedger.Open(folder.At("ledgers"));
        await using (new SyncedWriters(folder.Root, ledger))
        {
            SpinWait.SpinUntil(() => Directory.EnumerateFiles(folder.Root).Any(file => new FileInfo(file).Length > 0), TimeSpan.FromSeconds(10));
            Assert.NotEmpty(Directory.EnumerateFiles(folder.Root));
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Root));
        Assert.Empty(Directory.EnumerateFiles(folder.At("ledgers")));
    }
}
