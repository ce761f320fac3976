using Microsoft.CodeAnalysis;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests.Issues;

/// <summary>Commits of documents alone, of which nothing was skipped: both builds are the same code but for what a build stamps.</summary>
public sealed class EqualBuildTests
{
    private const string Suite = """
        using System; using System.Linq; using System.Reflection; using System.Runtime.Loader; using System.Runtime.CompilerServices; using BenchmarkDotNet.Attributes;
        [assembly: AssemblyInformationalVersion("1.0.0+0123")]
        [assembly: AssemblyFileVersion("1.0.0.1")]
        [assembly: AssemblyVersion("1.0.0.1")]
        [assembly: AssemblyTitle("bench")]
        [assembly: AssemblyMetadata("key", "value")]
        public class Suite
        {
            [Benchmark] public int Run() => BODY;
        }
        [Obsolete("found by reflection")] public class Found { public const int Kept = 3; public int One(int first) => first; public int Two(int second) => second; }
        public class Last { static string Where([CallerFilePath] string file = "") => file; }
        """;

    private const string ByName = "AssemblyLoadContext.Default.Assemblies.Count()";
    private const string FromElsewhere = "Assembly.LoadFrom(\"plug-ins/README.txt\").GetHashCode()";
    private const string Reason = "both builds are the same code";

    /// <summary>What a build stamps, or where it was.</summary>
    public static TheoryData<string, string> Stamps => new()
    {
        { "1.0.0+0123", "1.0.1-preview.12+4567" }, { "AssemblyFileVersion(\"1.0.0.1\")", "AssemblyFileVersion(\"1.0.0.234\")" },
        { "AssemblyVersion(\"1.0.0.1\")", "AssemblyVersion(\"1.0.0.2\")" }, { "public class Last", "// A comment.\npublic class Last" },
    };

    /// <summary>What only reflection can see.</summary>
    public static TheoryData<string, string> Contents => new()
    {
        { "AssemblyTitle(\"bench\")", "AssemblyTitle(\"other\")" }, { "\"value\"", "\"other\"" }, { "found by reflection", "seen by reflection" },
        { "Kept = 3", "Kept = 4" }, { "One(int first) => first", "One(int other) => other" }, { "=> second", "=> second + 1" },
        { "public class Last", "public class More { }\npublic class Last" },
        { "public int One(int first) => first; public int Two(int second) => second;", "public int Two(int second) => second; public int One(int first) => first;" },
        { "[assembly: AssemblyTitle", "[assembly: InternalsVisibleTo(\"Friend\")]\n[assembly: AssemblyTitle" },
        { "public class Last { static string Where([CallerFilePath] string file = \"\") => file; }", "" },
    };

    [Theory]
    [MemberData(nameof(Stamps))]
    public void A_benchmark_that_uses_a_load_context_is_skipped_where_only_stamps_differ(string old, string replacement)
    {
        var verdict = Verdict(ByName, source => Replaced(source, old, replacement), []);

        Assert.Equal((ImpactKind.Unaffected, Reason), (verdict.Kind, verdict.Reason));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void What_only_reflection_can_see_makes_the_builds_different(string old, string replacement) =>
        Assert.Equal(ImpactKind.NotProvable, Verdict(ByName, source => Replaced(source, old, replacement), []).Kind);

    [Theory]
    [InlineData(ByName, ImpactKind.Unaffected)]
    [InlineData("ThisAssembly.Commit.Length + AssemblyLoadContext.Default.Assemblies.Count()", ImpactKind.Affected)]
    [InlineData("(int)ThisAssembly.Date.Ticks + AssemblyLoadContext.Default.Assemblies.Count()", ImpactKind.Affected)]
    public void The_version_as_generated_constants_is_a_stamp_until_code_uses_it(string body, ImpactKind expected)
    {
        const string Versions = """

            [System.CodeDom.Compiler.GeneratedCode("Nerdbank.GitVersioning.Tasks", "3.6")] internal static class ThisAssembly { internal const string Commit = "0123"; internal static readonly DateTime Date = new(17); }
            """;

        Assert.Equal(expected, Verdict(body, source => source.Replace("0123", "4567", StringComparison.Ordinal).Replace("new(17)", "new(18)", StringComparison.Ordinal), [], Versions).Kind);
        Assert.Equal(
            ImpactKind.NotProvable,
            Verdict(ByName, source => Replaced(source, "new(17)", "new(18)"), [], Versions.Replace("Nerdbank", "Another", StringComparison.Ordinal)).Kind);
    }

    [Theory]
    [InlineData("docs/guide.md", ImpactKind.Unaffected)]
    [InlineData("LICENSE", ImpactKind.Unaffected)]
    [InlineData(".github/workflows/ci.yml", ImpactKind.Unaffected)]
    [InlineData("src/Plugin/Plugin.cs", ImpactKind.NotProvable)]
    [InlineData("tools/run.sh", ImpactKind.NotProvable)]
    [InlineData("plug-ins/notes.md", ImpactKind.NotProvable)]
    public void Code_from_elsewhere_is_the_same_where_only_documents_changed(string file, ImpactKind expected) =>
        Assert.Equal(expected, Verdict(FromElsewhere, source => Replaced(source, "0123", "4567"), [file]).Kind);

    [Theory]
    [InlineData(ByName, ImpactKind.Unaffected)]
    [InlineData(FromElsewhere, ImpactKind.NotProvable)]
    public void An_assembly_that_the_runtime_does_not_find_by_name_concerns_who_loads_by_path(string body, ImpactKind expected)
    {
        using var before = BuiltFolder.Of(Suite.Replace("BODY", body, StringComparison.Ordinal));
        using var after = BuiltFolder.Of(Suite.Replace("BODY", body, StringComparison.Ordinal));
        before.AddFile("Some.TestAdapter.dll", Compiled.Emit("Some.TestAdapter", "public class Adapter { public int Do() => 1; }", []));
        after.AddFile("Some.TestAdapter.dll", Compiled.Emit("Some.TestAdapter", "public class Adapter { public int Do() => 2; }", []));

        Assert.Equal(expected, Change.Between(before, after).Kind);
    }

    [Theory]
    [InlineData("/one/tree/", "/the/other/tree/", "1", "1", ImpactKind.Unaffected)]
    [InlineData("/one/tree", "/the/other/tree", "1", "2", ImpactKind.Affected)]
    [InlineData(null, null, "1", "1", ImpactKind.Affected)]
    public void A_coverage_collector_s_file_with_the_paths_of_the_checkout_concerns_nobody(
        string? rootBefore, string? rootAfter, string before, string after, ImpactKind expected)
    {
        using var ofBase = WithCoverage("/one/tree", before);
        using var ofHead = WithCoverage("/the/other/tree", after);

        Assert.Equal(expected, Between(ofBase, rootBefore, ofHead, rootAfter, []).Kind);
    }

    [Fact]
    public void A_text_in_utf_8_is_compared_in_the_same_way()
    {
        using var ofBase = WithCoverage("/one/trée", "1");
        using var ofHead = WithCoverage("/the/other/tree", "1");
        foreach (var (folder, root) in ((BuiltFolder, string)[])[(ofBase, "/one/trée"), (ofHead, "/the/other/tree")])
        {
            File.WriteAllText(folder.In("Bench.staticwebassets.runtime.json"), $$"""{ "ContentRoots": ["{{root}}/bench/wwwroot/"] }""");
        }

        Assert.Equal(ImpactKind.Unaffected, Between(ofBase, "/one/trée", ofHead, "/the/other/tree", ["README.md"]).Kind);
    }

    [Fact]
    public void A_text_that_names_a_changed_file_is_no_other_s_equal()
    {
        using var ofBase = WithCoverage("/one/tree", "1");
        using var ofHead = WithCoverage("/the/other/tree", "1");

        Assert.Equal(ImpactKind.Unaffected, Between(ofBase, "/one/tree", ofHead, "/the/other/tree", ["src/Other.cs"]).Kind);
        Assert.Equal(ImpactKind.Affected, Between(ofBase, "/one/tree", ofHead, "/the/other/tree", ["bench/Bench.csproj"]).Kind);
        Assert.Equal(ImpactKind.Affected, Between(ofBase, "/one/tree", ofHead, "/the/other/tree", null).Kind);
    }

    [Theory]
    [InlineData("de", "guten Tag", ImpactKind.Unaffected)]
    [InlineData("de", "Guten Tag", ImpactKind.Affected)]
    [InlineData("fr", "guten Tag", ImpactKind.Affected)]
    public void A_satellite_assembly_is_compared_by_its_resources(string culture, string text, ImpactKind expected)
    {
        using var before = BuiltFolder.Of(Suite.Replace("BODY", ByName, StringComparison.Ordinal));
        using var after = BuiltFolder.Of(Suite.Replace("BODY", ByName, StringComparison.Ordinal));
        AddSatellite(before, "de", "guten Tag", "1.0.0+0123");
        AddSatellite(after, culture, text, "1.0.0-preview.12+4567");

        var verdict = Change.Between(before, after);

        Assert.Equal(expected, verdict.Kind);
        Assert.Contains(expected == ImpactKind.Affected ? "de/Bench.resources.dll" : Reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plug_in_in_a_folder_below_is_compared_by_its_code()
    {
        using var before = BuiltFolder.Of(Suite.Replace("BODY", FromElsewhere, StringComparison.Ordinal));
        foreach (var (code, expected) in ((string, ImpactKind)[])[("1", ImpactKind.Unaffected), ("2", ImpactKind.Affected)])
        {
            using var after = BuiltFolder.Of(Suite.Replace("BODY", FromElsewhere, StringComparison.Ordinal));
            AddPlugin(before, "1", "1.0.0+0123");
            AddPlugin(after, code, "1.0.0+4567");

            Assert.Equal(expected, Change.Between(before, after).Kind);
        }
    }

    [Fact]
    public void The_program_that_starts_another_assembly_is_no_data()
    {
        using var before = BuiltFolder.Of(Suite.Replace("BODY", ByName, StringComparison.Ordinal));
        using var after = BuiltFolder.Of(Suite.Replace("BODY", ByName, StringComparison.Ordinal));
        foreach (var (folder, stamp) in ((BuiltFolder, string)[])[(before, "1"), (after, "2")])
        {
            folder.AddProject("Tool", Compiled.Emit("Tool", "public class Tool;", []));
            folder.WriteSettings();
            File.WriteAllText(folder.In("Tool.runtimeconfig.json"), "{}");
            File.WriteAllText(folder.In("Tool.exe"), stamp);
        }

        Assert.Equal(ImpactKind.Unaffected, Change.Between(before, after).Kind);
    }

    private static ImpactVerdict Verdict(string body, Func<string, string> change, IReadOnlyList<string> changedFiles, string more = "")
    {
        var source = Suite.Replace("BODY", body, StringComparison.Ordinal) + more;
        using var before = BuiltFolder.At("/one/tree", source);
        using var after = BuiltFolder.At("/the/other/tree", change(source));
        return Between(before, "/one/tree", after, "/the/other/tree", changedFiles);
    }

    private static ImpactVerdict Between(BuiltFolder before, string? rootBefore, BuiltFolder after, string? rootAfter, IReadOnlyList<string>? changedFiles) =>
        Assert.Single(ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side with { SourceRoot = rootBefore },
            Head = after.Side with { SourceRoot = rootAfter },
            Benchmarks = [new ImpactBenchmark("Suite.Run", "Suite, Bench", "Run")],
            ChangedFiles = changedFiles,
        }).Verdicts);

    private static BuiltFolder WithCoverage(string root, string more)
    {
        var folder = BuiltFolder.At(root, Suite.Replace("BODY", "3", StringComparison.Ordinal));
        File.WriteAllText(folder.In(".msCoverageSourceRootsMapping_Bench"), $"{root}/bench/Bench.csproj|{root}/={root}/\n{more}", System.Text.Encoding.Unicode);
        return folder;
    }

    private static void AddSatellite(BuiltFolder folder, string culture, string text, string version)
    {
        Directory.CreateDirectory(folder.In("de"));
        folder.AddFile("de/Bench.resources.dll", Compiled.Emit(
            "Bench.resources",
            $"[assembly: System.Reflection.AssemblyCulture(\"{culture}\")] [assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")]",
            [],
            [new ResourceDescription("Bench.Texts.de.resources", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), isPublic: true)]));
    }

    private static void AddPlugin(BuiltFolder folder, string code, string version)
    {
        Directory.CreateDirectory(folder.In("plugins"));
        folder.AddFile("plugins/Plugin.dll", Compiled.Emit(
            "Plugin", $"[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")] public class Plugin {{ public int Do() => {code}; }}", []));
    }

    private static string Replaced(string source, string old, string replacement)
    {
        Assert.Contains(old, source, StringComparison.Ordinal);
        return source.Replace(old, replacement, StringComparison.Ordinal);
    }
}
