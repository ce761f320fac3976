using System.Diagnostics;
using System.IO.Pipes;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hook;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: the answer's limit watched one byte; a listing that stopped in its middle held the machine's lock for ever.</summary>
public sealed class AnswerThatStopsTests
{
    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new[] { (byte)HookMessage.Listing })]
    [InlineData(new byte[] { (byte)HookMessage.Listing, 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { (byte)HookMessage.Failed, 4, (byte)'K', (byte)'i' })]
    public void The_limit_holds_for_the_whole_answer(byte[] said)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such program");
        var name = $"perfgate-test-{Guid.NewGuid():N}";
        using var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var other = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        other.Connect(10_000);
        pipe.WaitForConnection();

        // Ended by the watchdog, as a benchmark process is; that closes the pipe, as its end does.
        using var process = ChildProcess.Start("sleep", ["60"], "/", new Dictionary<string, string?>());
        using var closing = new Timer(_ => CloseWithIt(process, other), null, 50, 50);
        using var hook = new HookConversation(process, pipe, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        other.Write(said);
        other.Flush();
        var clock = Stopwatch.StartNew();

        var fault = Assert.Throws<BenchmarkProcessException>(() => hook.Expect(HookMessage.Listing, ListingReader.Read));

        Assert.Equal(FailureReason.Timeout, fault.Reason);
        Assert.StartsWith("No answer within 1 s; the process was ended.", fault.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 30);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    private static void CloseWithIt(ChildProcess process, NamedPipeClientStream other)
    {
        try
        {
            if (process.HasExited)
            {
                other.Dispose();
            }
        }
        catch (InvalidOperationException)
        {
            // The test is over.
        }
    }
}
