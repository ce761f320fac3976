using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: the machine lock waited for ever on any I/O error, and its owner's file overwrote what a link in its place led to.</summary>
public sealed class LockThatNobodyHoldsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfgate-lock-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a link to itself")]
    [InlineData("a link to another file")]
    [InlineData("a folder")]
    [InlineData("a file where its folder should be")]
    public async Task A_lock_that_cannot_be_opened_is_a_fault_with_the_remedy(string what)
    {
        var at = folder;
        switch (what)
        {
            case "a link to itself":
                File.CreateSymbolicLink(In("perfgate.lock"), "perfgate.lock");
                break;
            case "a link to another file":
                File.WriteAllText(In("mine.txt"), "mine");
                File.CreateSymbolicLink(In("perfgate.lock"), In("mine.txt"));
                break;
            case "a folder":
                Directory.CreateDirectory(In("perfgate.lock"));
                break;
            default:
                File.WriteAllText(In("file"), "");
                at = In("file");
                break;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var fault = await Assert.ThrowsAsync<PerfGateException>(() => MeasuringLock.AcquireAsync(at, "a test", _ => { }, limit.Token));

        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.LockUnusable), (fault.ExitCode, fault.Diagnostics[0].Code));
        Assert.Contains("PERFGATE_LOCK_FOLDER", fault.Message, StringComparison.Ordinal);
        Assert.Contains(at, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Nothing is read-only for root but what the kernel makes.</summary>
    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_fault()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder in which nobody can make a file.");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var fault = await Assert.ThrowsAsync<PerfGateException>(() => MeasuringLock.AcquireAsync("/proc", "a test", _ => { }, limit.Token));

        Assert.Equal(DiagnosticIds.LockUnusable, fault.Diagnostics[0].Code);
        Assert.DoesNotContain("..", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_owners_file_is_replaced_and_not_followed()
    {
        File.WriteAllText(In("mine.txt"), "mine");
        File.CreateSymbolicLink(In("perfgate.lock.owner"), In("mine.txt"));

        using (await MeasuringLock.AcquireAsync(folder, "a test", _ => { }, TestContext.Current.CancellationToken))
        {
            Assert.StartsWith("a test (process ", await File.ReadAllTextAsync(In("perfgate.lock.owner"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(In("mine.txt"), TestContext.Current.CancellationToken));
    }

    /// <summary>What the lock is for: a run that holds it is waited for, and named.</summary>
    [Fact]
    public async Task A_lock_that_is_held_is_waited_for()
    {
        var told = new TaskCompletionSource<string>();
        var first = await MeasuringLock.AcquireAsync(folder, "the first", _ => { }, TestContext.Current.CancellationToken);
        var second = MeasuringLock.AcquireAsync(folder, "the second", told.SetResult, TestContext.Current.CancellationToken);

        Assert.StartsWith("the first (process ", await told.Task, StringComparison.Ordinal);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task An_owners_file_without_end_is_not_read()
    {
        var told = new TaskCompletionSource<string>();
        using var first = await MeasuringLock.AcquireAsync(folder, "the first", _ => { }, TestContext.Current.CancellationToken);
        File.Delete(In("perfgate.lock.owner"));
        File.CreateSymbolicLink(In("perfgate.lock.owner"), "/dev/zero");
        using var waiting = new CancellationTokenSource();

        var second = MeasuringLock.AcquireAsync(folder, "the second", told.SetResult, waiting.Token);

        Assert.Equal("another run", await told.Task);
        await waiting.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    private string In(string name) => Path.Combine(folder, name);
}
