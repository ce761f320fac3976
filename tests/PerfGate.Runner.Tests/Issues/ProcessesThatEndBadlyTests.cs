using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: every benchmark process ends in a crash after its last answer, and nothing says so.</summary>
public sealed class ProcessesThatEndBadlyTests
{
    private const string Crash = """
        A line of the benchmark.
        Unhandled exception. System.ObjectDisposedException: Cannot access a closed pipe.
           at System.IO.Pipes.PipeStream.CheckWriteOperations()
        """;

    [Fact]
    public void Processes_that_ended_alike_are_one_remark()
    {
        var exits = new UncleanExits();
        foreach (var name in (string[])["A (base)", "A (head)", "A (head)", "B (base)", "B (head)"])
        {
            exits.Add(name, UncleanExit.WithCode(134, Crash));
        }

        exits.Add("C (head)", null);
        exits.Add("D (head)", UncleanExit.Endless(TimeSpan.FromSeconds(10), ""));

        Assert.Equal(
            [
                "The process of A (base), A (head), B (base) and 1 more ended with exit code 134 after the last answer; it printed: "
                + "Unhandled exception. System.ObjectDisposedException: Cannot access a closed pipe. What it had measured counts.",
                "The process of D (head) had not ended 10 s after the last answer, and was ended by force. What it had measured counts.",
            ],
            exits.Warnings.Select(warning => warning.Message));
        Assert.All(exits.Warnings, warning => Assert.Equal(DiagnosticIds.ProcessEndedBadly, warning.Code));
    }
}
