using System.IO.Pipes;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hook;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>
/// Found by fuzzing: bytes in the hook's pipe that are none of its answers ended the run with "PerfGate itself failed", and a length alone
/// took gigabytes.
/// </summary>
public sealed class AnswersThatAreNoneTests
{
    [Fact]
    public void A_length_that_is_negative_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => AnswerReader.Launch(Of(writer => writer.Write(-1))));
        Assert.Throws<InvalidDataException>(() => AnswerReader.Counts(Of(writer => writer.Write(-1))));
        Assert.Throws<InvalidDataException>(() => ListingReader.Read(Of(writer => writer.Write(int.MinValue))));
    }

    [Fact]
    public void A_length_without_its_entries_takes_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<EndOfStreamException>(() => AnswerReader.Launch(Of(writer => writer.Write(int.MaxValue))));
        Assert.Throws<EndOfStreamException>(() => ListingReader.Read(Of(writer => writer.Write(int.MaxValue))));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(0, 0.0, 0L)]
    [InlineData(1, double.NaN, 1L)]
    [InlineData(1, double.PositiveInfinity, 1L)]
    [InlineData(1, -1.0, 1L)]
    [InlineData(1, 100.0, 0L)]
    public void A_launch_without_time_is_refused(int count, double nanoseconds, long operations) => Assert.Throws<InvalidDataException>(() => AnswerReader.Launch(Of(writer =>
    {
        writer.Write(count);
        for (; count > 0; count--)
        {
            writer.Write(nanoseconds);
            writer.Write(operations);
        }

        writer.Write(64.0);
        writer.Write(0);
    })));

    [Theory]
    [InlineData("", double.NaN)]
    [InlineData("", -1.0)]
    [InlineData("", double.PositiveInfinity)]
    [InlineData("a reason\nin two lines", 0.0)]
    public void Instructions_that_are_none_are_refused(string whyNot, double instructions) => Assert.Throws<InvalidDataException>(() => AnswerReader.Instructions(Of(writer =>
    {
        writer.Write(whyNot);
        writer.Write(instructions);
    })));

    [Fact]
    public async Task What_is_no_answer_is_a_failure_of_the_benchmark()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sleep");
        var name = $"perfgate-test-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var other = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        var connecting = pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        await other.ConnectAsync(10_000, TestContext.Current.CancellationToken);
        await connecting;
        using var process = ChildProcess.Start("sleep", ["60"], "/", new Dictionary<string, string?>());
        using var conversation = new HookConversation(process, pipe, TimeSpan.FromSeconds(20), CancellationToken.None);
        await other.WriteAsync(new byte[] { (byte)HookMessage.Turned, (byte)HookMessage.Listing, 0xFF, 0xFF, 0xFF, 0xFF }, TestContext.Current.CancellationToken);

        var another = Assert.Throws<BenchmarkProcessException>(() => conversation.Expect(HookMessage.Listing));
        var none = Assert.Throws<BenchmarkProcessException>(() => conversation.Expect(HookMessage.Listing, ListingReader.Read));

        Assert.Equal((FailureReason.Threw, FailureReason.Threw), (another.Reason, none.Reason));
        Assert.Contains("Turned where Listing was due", another.Message, StringComparison.Ordinal);
        Assert.Contains("A list has -1 entries", none.Message, StringComparison.Ordinal);
    }

    private static BinaryReader Of(Action<BinaryWriter> write)
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        bytes.Position = 0;
        return new BinaryReader(bytes);
    }
}
