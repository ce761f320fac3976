using System.Text.Json.Nodes;
using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: with PublishAot the built runtimeconfig.json switches startup hooks off, and the user's Main runs for a minute.</summary>
public sealed class StartupHooksSwitchedOffTests
{
    [Fact]
    public void What_the_hook_needs_is_not_switched_off_in_the_copy()
    {
        var copy = HookRuntimeConfig.Allowing("""
            {
              "runtimeOptions": {
                "tfm": "net10.0",
                "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
                "configProperties": {
                  "System.Reflection.Metadata.MetadataUpdater.IsSupported": false,
                  "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported": false,
                  "System.StartupHookProvider.IsSupported": "false"
                }
              }
            }
            """);

        var options = JsonNode.Parse(copy!)!["runtimeOptions"]!;
        Assert.Equal("10.0.0", options["framework"]!["version"]!.GetValue<string>());
        Assert.Equal(["System.Reflection.Metadata.MetadataUpdater.IsSupported"], options["configProperties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void What_publishing_trimmed_sets_beside_is_as_in_BenchmarkDotNets_own_processes()
    {
        var copy = HookRuntimeConfig.Allowing("""
            {
              "runtimeOptions": {
                "tfm": "net10.0",
                "configProperties": {
                  "System.Diagnostics.Tracing.EventSource.IsSupported": false,
                  "System.GC.Server": true,
                  "System.Linq.Enumerable.IsSizeOptimized": true,
                  "System.StartupHookProvider.IsSupported": false,
                  "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault": false
                }
              }
            }
            """);

        Assert.Equal(["System.GC.Server"], JsonNode.Parse(copy!)!["runtimeOptions"]!["configProperties"]!.AsObject().Select(property => property.Key));
    }

    [Theory]
    [InlineData("""{ "runtimeOptions": { "configProperties": { "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault": false } } }""")]
    [InlineData("""{ "runtimeOptions": { "tfm": "net10.0" } }""")]
    [InlineData("""{ "runtimeOptions": { "configProperties": { "System.GC.Server": true } } }""")]
    [InlineData("""{ "runtimeOptions": { "configProperties": { "System.StartupHookProvider.IsSupported": true } } }""")]
    public void Other_programs_start_with_their_own(string runtimeConfig) => Assert.Null(HookRuntimeConfig.Allowing(runtimeConfig));
}
