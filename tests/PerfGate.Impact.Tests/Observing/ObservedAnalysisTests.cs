using PerfGate.Core.Rules;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Observing;

namespace PerfGate.Impact.Tests.Observing;

/// <summary>Which differences a record of launches has met.</summary>
public sealed class ObservedAnalysisTests
{
    private const string Unmet = "public static class Never { public static int Get() => 1; }";

    [Fact]
    public void A_body_that_never_ran_does_not_count()
    {
        const string Source = "public class Suite { [Benchmark] public int Run() => Ran.Get(); } public static class Ran { public static int Get() => 3; }";

        var verdict = Met.Of(Source + Unmet, Source + Unmet.Replace("1", "2", StringComparison.Ordinal), ["Suite.Run", "Ran.Get"], ["Suite", "Ran"]);

        Assert.Equal((ImpactKind.Unaffected, "two launches of the base met nothing that differs (2 methods, 2 types)"), (verdict.Kind, verdict.Reason));
    }

    [Theory]
    [InlineData("=> 3", "=> 4", "Ran.Get()")] // it ran
    [InlineData("=> 5", "=> 6", "Ran.Rare()")] // code that ran names it, and the compiler may look into it
    [InlineData("/*virtual*/", "public override int GetHashCode() => 1;", "type Ran")] // may run in place of another
    [InlineData("/*field*/", "public int Wide;", "type Part")] // another layout
    [InlineData("/*initialiser*/", "static Ran() => Console.Write(1);", "type Ran")]
    [InlineData("B = 2", "B = 3", "type Kind")]
    public void What_a_launch_met_counts(string place, string change, string met)
    {
        const string Source = """
            public class Suite { [Benchmark] public int Run() => new Ran().Get(1); }
            public struct Part { public int One; /*field*/ } public enum Kind { A = 1, B = 2 }
            public class Ran { private Part part; private Kind kind; public int Get(int x) => x > 0 ? Got() : Rare(); int Got() => 3; int Rare() => 5; /*virtual*/ /*initialiser*/ }
            """;

        var verdict = Met.Of(Source, Source.Replace(place, change, StringComparison.Ordinal), ["Suite.Run", "Ran.Get", "Ran.Got", "Ran.ctor"], ["Suite", "Ran"]);

        Assert.Equal((ImpactKind.NotProvable, "who knows"), (verdict.Kind, verdict.Reason));
        Assert.Contains($"met {met.Replace("Ran.Get()", "Ran.Got()", StringComparison.Ordinal)}", verdict.Observed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.GetType().GetProperties().Length", false)]
    [InlineData("x.GetType().FullName!.Length", true)]
    public void A_member_that_is_only_seen_counts_where_code_looks(string looks, bool isUnaffected)
    {
        var source = $$"""
            public class Suite { [Benchmark] public int Run() => Look(new Seen()); static int Look(object x) => {{looks}}; }
            public class Seen { public int A => 1; /*more*/ }
            """;

        var verdict = Met.Of(
            source, source.Replace("/*more*/", "public int B => 1;", StringComparison.Ordinal), ["Suite.Run", "Suite.Look", "Seen.ctor"], ["Suite", "Seen"]);

        Assert.Equal(isUnaffected, verdict.Kind == ImpactKind.Unaffected);
    }

    [Theory]
    [InlineData("Type.GetType(\"Late\") is null ? 1 : 2", false)]
    [InlineData("typeof(Suite).Assembly.GetTypes().Length", false)]
    [InlineData("typeof(Suite).GetMethods().Length", true)]
    public void A_new_type_counts_where_code_finds_types(string finds, bool isUnaffected)
    {
        var source = $$"""public class Suite { [Benchmark] public int Run() => {{finds}}; }""";

        var verdict = Met.Of(source, source + "public class Late { }", ["Suite.Run"], ["Suite"]);

        Assert.Equal(isUnaffected, verdict.Kind == ImpactKind.Unaffected);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Id", "may run code from elsewhere")]
    [InlineData("typeof(Never).GetMethod(\"Get\")!.GetMethodBody()!.MaxStackSize", "looks at the code of methods")]
    [InlineData("System.IO.File.ReadAllText(\"Lib.dll\").Length", "that may name one that differs")]
    [InlineData("System.IO.File.ReadAllText(\"data.txt\").Length", "reads files, and which it opened is not known")]
    public void What_no_record_shows_is_refused(string code, string reason)
    {
        var source = $$"""public class Suite { [Benchmark] public int Run() => {{code}}; }""";

        var verdict = Met.Of(source + Unmet, source + Unmet.Replace("1", "2", StringComparison.Ordinal), ["Suite.Run"], ["Suite"]);

        Assert.Equal(ImpactKind.NotProvable, verdict.Kind);
        Assert.EndsWith(reason, verdict.Observed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md", null, true)] // not known what was opened, but a document
    [InlineData("src/data.txt", null, false)] // code that ran names it
    [InlineData("src/Suite.cs", null, false)] // not known
    [InlineData("src/Suite.cs", "src/other.cs", true)]
    [InlineData("src/Suite.cs", "src/Suite.cs", false)]
    [InlineData("src/deep/Suite.cs", "src/", false)] // listed
    [InlineData("src/deep/Suite.cs", "other/", true)]
    [InlineData("README.md", "README.md", false)]
    [InlineData("src/Suite.cs", "bin/Suite.dll", true)] // the runtime opens it
    [InlineData("src/Suite.cs", "bin/Suite.dll bin/", false)] // who lists the program's folder may find what differs
    public void A_file_counts_that_was_opened_or_may_have_been(string changed, string? opened, bool isUnaffected)
    {
        const string Source = "public class Suite { [Benchmark] public int Run() => System.IO.File.ReadAllText(\"data.txt\").Length; }";

        var verdict = Met.Of(Source, Source, ["Suite.Run"], ["Suite"], [changed], opened?.Split(' '));

        Assert.Equal(isUnaffected, verdict.Kind == ImpactKind.Unaffected);
    }

    [Fact]
    public void A_record_of_another_build_is_refused()
    {
        const string Source = "public class Suite { [Benchmark] public int Run() => 1; }";
        using var folder = Met.Folder(Source + Unmet);
        using var other = Met.Folder(Unmet + Source);
        using var analysis = ObservedAnalysis.Of(Met.Request(folder, folder, []))!;
        var launch = Met.Launch(other, ["Suite.Run"], ["Suite"]);
        var benchmark = new ImpactBenchmark("Suite.Run", "Suite, Bench", "Run");

        var verdict = analysis.Decide(
            new ImpactVerdict { Benchmark = benchmark, Kind = ImpactKind.Affected, Reason = "" }, ReachRecord.Of(other.Side, launch, launch, []));

        Assert.Equal(ImpactKind.Affected, verdict.Kind);
        Assert.StartsWith("the record of the base's launches does not fit its build", verdict.Observed, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_rules_and_differences_beside_the_code_leave_it_to_the_code()
    {
        using var before = Met.Folder("public class Suite { [Benchmark] public int Run() => 1; }");
        using var after = Met.Folder("public class Suite { [Benchmark] public int Run() => 1; }");

        Assert.Null(ObservedAnalysis.Of(Met.Request(before, after, [], ImpactMode.Strict)));
        Assert.Null(ObservedAnalysis.Of(Met.Request(before, after, changedFiles: null)));
        after.AddFile("data.bin", [1]);
        Assert.Null(ObservedAnalysis.Of(Met.Request(before, after, [])));
    }

    [Theory]
    [InlineData("Run() => Get()", "Run() => Get() + 1", false)]
    [InlineData("Deep() => 2", "Deep() => 3", true)]
    public void Nothing_is_launched_where_the_benchmark_itself_differs(string place, string change, bool may)
    {
        const string Source = "public class Suite { [Benchmark] public int Run() => Get(); static int Get() => Deep(); static int Deep() => 2; }";
        using var before = Met.Folder(Source);
        using var after = Met.Folder(Source.Replace(place, change, StringComparison.Ordinal));
        var request = Met.Request(before, after, []);
        using var analysis = ObservedAnalysis.Of(request)!;

        Assert.Equal(may, analysis.MayBeUnaffected(request.Benchmarks[0]));
    }
}
