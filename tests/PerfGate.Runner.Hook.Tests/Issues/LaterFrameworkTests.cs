namespace PerfGate.Runner.Hook.Tests.Issues;

/// <summary>Seen on .NET 8 with BenchmarkDotNet 0.14.0: the hook asked for an assembly of .NET 9, which is not beside every benchmark.</summary>
public sealed class LaterFrameworkTests
{
    [Fact]
    public void The_hook_needs_nothing_later_than_the_oldest_runtime_brings() =>
        Assert.All(
            typeof(HookProgram).Assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("System.", StringComparison.Ordinal)),
            name => Assert.Equal(8, name.Version!.Major));
}
