using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.Impact;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Reading;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Impact;

/// <summary>Whatever the JIT compiled while a benchmark ran lies in the set that the benchmark is said to reach.</summary>
[Trait("speed", "slow")]
public sealed class JitSoundnessTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_of_this_repository_escapes() => Check(await Build(Path.Combine(
        RepositoryFolder.Find(), "tests", "PerfGate.Benchmarks", "PerfGate.Benchmarks.csproj")));

    [Fact]
    public async Task Nothing_of_the_lab_escapes()
    {
        using var folder = TemporaryRepository.WithoutGit();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Find(), "tests", "PerfGate.Lab", "Suite")))
        {
            folder.Write("Lab.Suite/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        Check(await Build(folder.In("Lab.Suite", "Lab.Suite.csproj")));
    }

    [Theory]
    [InlineData("   1: JIT compiled Ns.Box`1[int]:Use[System.__Canon](int):int:this [Tier0, IL size=3, code size=9]", "Ns.Box`1:Use")]
    [InlineData("  20: JIT compiled Ns.Outer+<>c:<Run>b__1_0(int):bool:this [Tier1, IL size=3, code size=9]", "Ns.Outer+<>c:<Run>b__1_0")]
    [InlineData("  21: JIT compiled Ns.T:Of[System.Collections.Generic.List`1[int]](int) [Instrumented Tier0, IL size=3, code size=9]", "Ns.T:Of")]
    [InlineData("  22: JIT compiled (dynamicClass):IL_STUB_PInvoke(long) [FullOpts, IL size=3, code size=9]", null)]
    public void A_line_of_the_log_is_read(string line, string? expected) => Assert.Equal(expected, JitLog.NameOf(line));

    private static Task<BuiltProject> Build(string project) =>
        new ProjectBuilder(Path.Combine(AppContext.BaseDirectory, "perfgate.dll")).BuildAsync(
            project, null, "Release", Path.GetDirectoryName(project)!, "head", TestContext.Current.CancellationToken);

    private void Check(BuiltProject project)
    {
        var listing = ProjectListing.Read(project, "head", TestContext.Current.CancellationToken);
        var side = new ImpactSide { AssemblyPath = project.TargetPath };
        var (compiled, doubtful, escapes) = (0, 0, new List<string>());
        var log = Path.GetTempFileName();

        // The log names no assemblies, and compilers give some helpers of every assembly the same names.
        var helpers = Directory.EnumerateFiles(project.TargetFolder, "*.dll")
            .Where(file => BuildFolder.IsHarness(Path.GetFileName(file)))
            .Append(Path.Combine(AppContext.BaseDirectory, "hook", "PerfGate.Runner.Hook.dll"))
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll"))
            .SelectMany(ReachedMethods.NamesIn)
            .Where(name => name.StartsWith('<'))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var benchmark in listing.Benchmarks.DistinctBy(benchmark => (benchmark.Type, benchmark.Method)))
        {
            var reached = ReachedMethods.Of(side, new ImpactBenchmark(benchmark.Id, benchmark.Type, benchmark.Method));
            var own = JitLog.Of(project, benchmark, log).Where(name => reached.All.Contains(name) && !helpers.Contains(name)).ToList();
            compiled += own.Count;
            doubtful += reached.Doubt is null ? 0 : 1;
            var missed = own.Where(method => !reached.Reached.Contains(method)).ToList();
            output.WriteLine($"{benchmark.Id}: {own.Count} compiled, {reached.Reached.Count} of {reached.All.Count} reached, {missed.Count} missed{(reached.Doubt is null ? "" : $", not provable: {reached.Doubt}")}");
            if (reached.Doubt is null)
            {
                escapes.AddRange(missed.Select(method => $"{benchmark.Id}: {method}"));
            }
        }

        File.Delete(log);
        output.WriteLine($"{compiled} methods compiled, {doubtful} benchmarks not provable, {escapes.Count} escapes");
        Assert.True(compiled > 20, "the log of the JIT holds next to nothing");
        Assert.True(escapes.Count == 0, string.Join("\n", escapes));
    }
}
