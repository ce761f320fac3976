using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests;

/// <summary>One small change each: what it does to a benchmark.</summary>
public sealed class VerdictTests
{
    private const string Plain = """
        public class Suite
        {
            private readonly Worker worker = new();
            [Benchmark] public int Run() => worker.Work(3);
            [Benchmark] public int Other() => worker.Rest(3);
        }

        public class Worker
        {
            public int Work(int n) => Enumerable.Range(0, n).Select(i => i * 7).Sum();
            public int Rest(int n) => n + 11;
        }
        """;

    /// <summary>What, what is replaced in <see cref="Plain"/>, by what.</summary>
    public static TheoryData<string, string, string> Harmless => new()
    {
        { "a comment", "public class Worker", "// Works.\npublic class Worker" },
        { "formatting", "public int Rest(int n) => n + 11;", "public int Rest(int n)\n{\n    return n + 11;\n}" },
        { "a renamed parameter", "public int Work(int n) => Enumerable.Range(0, n)", "public int Work(int count) => Enumerable.Range(0, count)" },
        { "an unused method", "public class Worker\n{", "public class Worker\n{\n    public int Unused(int n) => n;" },
        { "an unused method with a lambda above", "public class Worker\n{", "public class Worker\n{\n    public int Unused(int n) => Enumerable.Range(0, n).Count(i => i > n);" },
        { "an unused overload with a lambda above", "public class Worker\n{", "public class Worker\n{\n    public int Work(string n) => Enumerable.Range(0, 3).Count(i => i > n.Length);" },
        { "an unused iterator above", "public class Worker\n{", "public class Worker\n{\n    public IEnumerable<int> Unused() { yield return 1; }" },
        { "an unused asynchronous method above", "public class Worker\n{", "public class Worker\n{\n    public async Task<int> Unused() { await Task.Yield(); return 1; }" },
        { "an unused static field and constant", "public class Worker\n{", "public class Worker\n{\n    public static int Unused; public const int Never = 3;" },
        { "an unused property without a field", "public class Worker\n{", "public class Worker\n{\n    public string? Unused => null;" },
        { "an unused type", "public class Worker\n{", "public class Unused { public string Text = \"\"; }\npublic class Worker\n{" },
        { "another method", "n + 11", "n + 12" },
        { "another benchmark", "=> worker.Rest(3)", "=> worker.Rest(4)" },
        { "an unused anonymous type above", "public class Suite\n{", "public class Unused { public object Make() => new { A = 1 }; }\npublic class Suite\n{" },
    };

    public static TheoryData<string, string, string> Harmful => new()
    {
        { "the benchmark itself", "worker.Work(3)", "worker.Work(4)" },
        { "a method that it calls", "Enumerable.Range(0, n)", "Enumerable.Range(1, n)" },
        { "a lambda", "i * 7", "i * 8" },
        { "a field's initialiser", "private readonly Worker worker = new();", "private readonly Worker worker = new(); private readonly int more = 3;" },
        { "a new field of an instance", "public class Worker\n{", "public class Worker\n{\n    private int more; public int More() => more++;" },
        { "a static constructor", "public class Worker\n{", "public class Worker\n{\n    static Worker() { Console.Write(1); }" },
        { "a virtual method", "public class Worker\n{", "public class Worker\n{\n    public override string ToString() => \"w\";" },
        { "a struct instead of a class", "public class Worker", "public struct Worker" },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_the_benchmark_cannot_reach_leaves_it_unaffected(string what, string old, string replacement)
    {
        var verdict = Change.Of(Plain, Replaced(old, replacement));

        Assert.True(verdict.Kind == ImpactKind.Unaffected, $"{what}: {verdict.Reason}; {string.Join(" > ", verdict.Path)}");
        Assert.Empty(verdict.Path);
    }

    [Theory]
    [MemberData(nameof(Harmful))]
    public void What_the_benchmark_reaches_affects_it(string what, string old, string replacement)
    {
        var verdict = Change.Of(Plain, Replaced(old, replacement));

        Assert.True(verdict.Kind == ImpactKind.Affected, $"{what}: {verdict.Kind} {verdict.Reason}");
        Assert.Equal("Suite.Run", verdict.Path[0]);
    }

    [Fact]
    public void The_same_source_compiled_twice_changes_nothing() => Assert.Equal(ImpactKind.Unaffected, Change.Of(Plain, Plain).Kind);

    [Fact]
    public void The_path_leads_to_the_changed_method()
    {
        var verdict = Change.Of(Plain, Replaced("Enumerable.Range(0, n)", "Enumerable.Range(1, n)"));

        Assert.Equal(["Suite.Run", "Suite.Run()", "Worker.Work(int)"], verdict.Path);
        Assert.Equal(["Worker.Work(int) (changed)"], verdict.ChangedMembers);
        Assert.Equal("it reaches Worker.Work(int) (changed)", verdict.Reason);
    }

    private static string Replaced(string old, string replacement)
    {
        Assert.Contains(old, Plain, StringComparison.Ordinal);
        return Plain.Replace(old, replacement, StringComparison.Ordinal);
    }
}
