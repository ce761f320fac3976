using System.IO.Pipes;

namespace PerfGate.Runner.Hook.Tests.Issues;

/// <summary>Reported: every benchmark process ends in an unhandled exception, because the pipe is closed before its writer.</summary>
public sealed class EndOfProcessTests
{
    [Fact]
    public async Task Closing_after_the_last_answer_throws_nothing()
    {
        await using var tool = Listen(out var name);
        var connected = tool.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        using (var pipe = Connect(name))
        {
            var channel = new HookChannel(pipe);
            channel.Answer(HookMessage.Ended);
            channel.Dispose();
        }

        await connected;
        Assert.Equal((int)HookMessage.Ended, tool.ReadByte());
        Assert.Equal(-1, tool.ReadByte());
    }

    [Fact]
    public async Task A_tool_that_is_gone_is_no_fault_of_the_benchmark()
    {
        var tool = Listen(out var name);
        var connected = tool.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        using var pipe = Connect(name);
        await connected;
        await tool.DisposeAsync();
        var channel = new HookChannel(pipe);

        channel.Fail(new IOException("of the benchmark"));
        channel.Dispose();

        Assert.True(channel.HasFailed);
    }

    [Fact]
    public void A_failure_is_told_once_with_the_place_that_is_not_our_own()
    {
        using var answers = new MemoryStream();
        var channel = new HookChannel(answers);

        channel.Fail(Thrown(() => throw new HookRefusalException("Its own words.")));
        channel.Fail(new IOException("a consequence"));

        answers.Position = 0;
        using var reader = new BinaryReader(answers);
        Assert.Equal(HookMessage.Failed, (HookMessage)reader.ReadByte());
        Assert.Equal(["", "Its own words.", ""], [reader.ReadString(), reader.ReadString(), reader.ReadString()]);
        Assert.Equal(answers.Length, answers.Position);
    }

    private static Exception Thrown(Action action) => Record.Exception(action)!;

    private static NamedPipeServerStream Listen(out string name)
    {
        name = $"perfgate-test-{Guid.NewGuid():N}";
        return new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
    }

    private static NamedPipeClientStream Connect(string name)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        pipe.Connect(10_000);
        return pipe;
    }
}
