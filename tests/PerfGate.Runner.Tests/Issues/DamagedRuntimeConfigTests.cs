using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Found by fuzzing: a damaged <c>runtimeconfig.json</c>, or one with comments, was a fault of the tool before the host had read it.</summary>
public sealed class DamagedRuntimeConfigTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("""{ "runtimeOptions": 5 }""")]
    [InlineData("""{ "runtimeOptions": [] }""")]
    [InlineData("""{ "runtimeOptions": {}, "runtimeOptions": {} }""")]
    [InlineData("""{ "runtimeOptions": { "configProperties": { "\ud800": 1, "System.StartupHookProvider.IsSupported": false } } }""")]
    [InlineData("""{ "runtimeOptions": { "configProperties": { "System.StartupHookProvider.IsSupported": "\ud800" } } }""")]
    public void The_host_gets_it_as_it_is(string text) => Assert.Null(HookRuntimeConfig.Allowing(text));

    [Fact]
    public void Comments_are_no_damage() => Assert.Equal(
        """{"runtimeOptions":{"configProperties":{}}}""",
        HookRuntimeConfig.Allowing("""{ "runtimeOptions": { /* of ours */ "configProperties": { "System.StartupHookProvider.IsSupported": false } } }"""));
}
