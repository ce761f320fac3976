using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Tests.Processes;

public sealed class SupervisorTests
{
    [Fact]
    public void A_program_that_is_not_there_is_an_exit_code_and_no_fault() =>
        Assert.Equal(127, Supervisor.Run(["no-such-program-of-perfgate"]));
}
