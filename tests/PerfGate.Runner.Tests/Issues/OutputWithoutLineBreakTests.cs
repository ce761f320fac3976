using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: a gigabyte of output without a line break took four gigabytes.</summary>
public sealed class OutputWithoutLineBreakTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\n\nb", new[] { "a", "", "b" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("a\rb\n\r", new[] { "a", "b", "" })]
    public async Task Lines_end_as_everywhere(string text, string[] expected) => Assert.Equal(expected, await LinesAsync(new StringReader(text)));

    [Fact]
    public async Task A_line_ends_where_chunks_do_not()
    {
        var text = new string('x', 4095) + "\r\n" + new string('y', 10_000) + "\nz";

        Assert.Equal([new string('x', 4095), new string('y', 10_000), "z"], await LinesAsync(new StringReader(text)));
    }

    [Fact]
    public async Task A_line_without_end_is_cut_and_takes_no_memory()
    {
        // Nothing waits: all of it is this thread's.
        const long Characters = 1L << 27;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var lines = await LinesAsync(new Endless(Characters));

        Assert.Equal(OutputLines.Longest, Assert.Single(lines).Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    [Fact]
    public async Task A_process_that_prints_such_a_line_is_waited_for_and_its_last_words_are_short()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there is no such shell");
        }

        var received = new List<string>();
        using var process = ChildProcess.Start(
            "sh", ["-c", "head -c 20000000 /dev/zero | tr '\\0' x; echo; echo last; echo error >&2"], "/", new Dictionary<string, string?>(), received.Add);

        Assert.Equal(0, await process.WaitAsync(TestContext.Current.CancellationToken));

        Assert.Equal([OutputLines.Longest, "last".Length], received.Select(line => line.Length));
        Assert.InRange(process.LastWords.Length, 1, 5000);
        Assert.Contains("error", process.LastWords, StringComparison.Ordinal);
    }

    /// <summary>Something that a process started may hold its outputs open: whoever waits is given up on, and nothing else.</summary>
    [Fact]
    public void Outputs_that_others_hold_do_not_hold_us()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there is no such shell");
        }

        using var process = ChildProcess.Start("sh", ["-c", "echo first; sleep 30 & exit 3"], "/", new Dictionary<string, string?>());
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        process.WaitForOutput(TimeSpan.FromMilliseconds(500));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
        Assert.Equal((3, "first"), (process.ExitCode, process.LastWords));
    }

    private static async Task<List<string>> LinesAsync(TextReader reader)
    {
        var lines = new List<string>();
        await OutputLines.ReadAsync(reader, lines.Add, TestContext.Current.CancellationToken);
        return lines;
    }

    private sealed class Endless(long characters) : TextReader
    {
        private long left = characters;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(left, buffer.Length);
            buffer.Span[..count].Fill('x');
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
