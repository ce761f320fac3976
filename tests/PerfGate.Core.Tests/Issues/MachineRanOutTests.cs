using System.ComponentModel;
using System.Net.Sockets;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Tests.Issues;

/// <summary>Reported: a machine that ran out of file descriptors was answered with the advice to install git.</summary>
public sealed class MachineRanOutTests
{
    private const int TooManyFiles = 24, NoSpace = 28, TryAgain = 11, NoSuchFile = 2;

    [Fact]
    public void What_ran_out_is_told_from_the_number_of_a_program_that_cannot_be_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The numbers are those of Unix.");

        Assert.Equal("file descriptors", ResourceShortage.Of(new Win32Exception(TooManyFiles))?.Words);
        Assert.Equal("disk space", ResourceShortage.Of(new Win32Exception(NoSpace))?.Words);
        Assert.Equal("processes", ResourceShortage.Of(new Win32Exception(TryAgain))?.Words);
        Assert.Null(ResourceShortage.Of(new Win32Exception(NoSuchFile)));
    }

    [Fact]
    public void It_is_found_below_what_it_caused()
    {
        var full = new IOException("No space left on device : '/tmp/x'");

        Assert.Equal("disk space", ResourceShortage.Of(new InvalidOperationException("The cache could not be kept.", full))?.Words);
        Assert.Equal("file descriptors", ResourceShortage.Of(new AggregateException(new SocketException((int)SocketError.TooManyOpenSockets)))?.Words);
        Assert.Equal("memory", ResourceShortage.Of(new InsufficientMemoryException())?.Words);
    }

    [Fact]
    public void A_lock_that_is_taken_and_another_fault_are_none()
    {
        Assert.Null(ResourceShortage.Of(new IOException("Resource temporarily unavailable : '/tmp/perfgate.lock'")));
        Assert.Null(ResourceShortage.Of(new SocketException((int)SocketError.WouldBlock)));
        Assert.Null(ResourceShortage.Of(new IOException("Permission denied")));
    }

    [Fact]
    public void The_message_has_the_cause_and_the_remedy()
    {
        var said = ResourceShortage.In("fatal: cannot create file: No space left on device")!.Describe("'git worktree add' failed.");

        Assert.Equal(DiagnosticIds.ResourceShortage, said.Code);
        Assert.Equal("The machine ran out of disk space: 'git worktree add' failed. Make room, or choose folders on another disk, and run again.", said.Message);
    }
}
