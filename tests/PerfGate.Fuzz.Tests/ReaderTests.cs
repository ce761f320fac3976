using System.Reflection;
using PerfGate.Core.Contracts;
using PerfGate.Fuzz.Harnesses;

namespace PerfGate.Fuzz.Tests;

/// <summary>A reader that comes later brings its harness along.</summary>
public sealed class ReaderTests
{
    private static readonly Assembly[] Product =
    [
        .. new[] { "PerfGate.Core", "PerfGate.Importers", "PerfGate.Yaml", "PerfGate.Load", "PerfGate.Runner", "PerfGate.Impact", "PerfGate.GitHub", "PerfGate.Traces", "PerfGate.Git", "perfgate" }
            .Select(Assembly.Load),
    ];

    /// <summary>Readers whose inputs nobody else writes, or that another reader's harness runs; each with the reason.</summary>
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["ReportReader"] = "part of BenchmarkDotNetReader",
        ["FieldReader"] = "part of the readers of rules and scenarios, or of AssemblyReader",
        ["ScenarioReader"] = "part of ScenarioFile",
        ["SecretReader"] = "part of ScenarioFile",
        ["AssemblyReader"] = "takes an image that System.Reflection.Metadata has read",
        ["AttributeReader"] = "part of AssemblyReader",
        ["GenericsReader"] = "part of AssemblyReader",
        ["ImageReader"] = "part of AssemblyReader",
        ["MethodReader"] = "part of AssemblyReader",
        ["NodeReader"] = "part of AssemblyReader",
        ["RootReader"] = "part of AssemblyReader",
        ["TypeReader"] = "part of AssemblyReader",
        ["WholeTypeReader"] = "part of AssemblyReader",
    };

    [Fact]
    public void Every_reader_of_the_product_has_a_harness()
    {
        var covered = HarnessCatalogue.All.SelectMany(harness => harness.Readers).ToHashSet();
        var readers = Product.SelectMany(assembly => assembly.GetTypes()).Where(IsReader).ToList();

        Assert.True(readers.Count > 15, $"only {readers.Count} readers were found: they are not told by what they are called");
        Assert.Equal("", string.Join('\n', readers.Where(reader => !covered.Contains(reader) && !Excused.ContainsKey(reader.Name)).Select(reader => reader.FullName)));
    }

    [Fact]
    public void Names_are_unique_and_fit_for_files() => Assert.All(
        HarnessCatalogue.All.GroupBy(harness => harness.Name),
        same =>
        {
            Assert.Single(same);
            Assert.Matches("^[a-z][a-z-]*[a-z]$", same.Key);
            Assert.DoesNotContain("--", same.Key, StringComparison.Ordinal);
        });

    /// <summary>By contract, or by name: what ends in Reader or File and reads for somebody else.</summary>
    private static bool IsReader(Type type) =>
        !type.IsNested && !type.IsInterface && (typeof(IMeasurementReader).IsAssignableFrom(type)
            || type.Name.EndsWith("Reader", StringComparison.Ordinal)
            || (type.Name.EndsWith("File", StringComparison.Ordinal) && type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Any(method => method.Name is "Read" or "Parse" or "Load" or "TryRead" or "Of")));
}
