using System.Reflection.PortableExecutable;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests;

/// <summary>Assemblies that say nothing reliable: the benchmark is measured, with the reason.</summary>
public sealed class BadInputTests
{
    private const string Library = "public static class Work { public static int Do(int x) => x + 1; public static int Rest(int x) => x; }";
    private const string Suite = "using BenchmarkDotNet.Attributes; public class Suite { [Benchmark] public int Run() => Work.Do(3); [Benchmark] public int Alone() => 5; }";

    [Fact]
    public void A_missing_assembly() => ExpectDoubt(folder => File.Delete(folder.In("Lib.dll")), "Lib.dll is missing");

    [Fact]
    public void An_empty_file() => ExpectDoubt(folder => File.WriteAllBytes(folder.In("Lib.dll"), []), "Lib.dll cannot be read");

    [Fact]
    public void A_file_that_was_cut_off() =>
        ExpectDoubt(folder => folder.AddFile("Lib.dll", File.ReadAllBytes(folder.In("Lib.dll"))[..900]), "Lib.dll cannot be read");

    [Fact]
    public void Mixed_mode() => ExpectDoubt(folder => PatchFlags(folder.In("Lib.dll"), flags => flags & ~CorFlags.ILOnly), "mixed mode");

    [Fact]
    public void A_reference_assembly() => ExpectDoubt(
        folder => folder.AddFile("Lib.dll", Compiled.Emit("Lib", "[assembly: System.Runtime.CompilerServices.ReferenceAssembly]\n" + Library, [])),
        "is a reference assembly");

    [Fact]
    public void A_trimmed_assembly() => ExpectDoubt(
        folder => folder.AddFile("Lib.dll", Compiled.Emit("Lib", Library.Replace("Do(", "Gone(", StringComparison.Ordinal), [])),
        "Lib.dll does not have");

    [Fact]
    public void A_trimmed_type() => ExpectDoubt(
        folder => folder.AddFile("Lib.dll", Compiled.Emit("Lib", Library.Replace("Work", "Gone", StringComparison.Ordinal), [])),
        "which Lib.dll does not have");

    [Fact]
    public void An_obfuscated_assembly() => ExpectDoubt(
        folder => folder.AddFile("Lib.dll", Compiled.Emit("Lib", "[assembly: ObfuscatedByAttribute] internal sealed class ObfuscatedByAttribute : System.Attribute;\n" + Library, [])),
        "is obfuscated");

    [Fact]
    public void Symbols_of_another_build() => ExpectDoubt(
        folder => folder.AddFile("Lib.pdb", ForeignSymbols()), "does not belong to the symbols");

    [Fact]
    public void A_dependency_file_that_is_no_json() =>
        ExpectDoubt(folder => File.WriteAllText(folder.In("Bench.deps.json"), "{"), "Bench.deps.json cannot be read");

    [Fact]
    public void A_benchmark_assembly_that_is_missing() => ExpectDoubt(folder => File.Delete(folder.In("Bench.dll")), "Bench.dll is missing", method: "Alone");

    [Fact]
    public void A_type_that_is_not_there()
    {
        using var before = BuiltFolder.Of(Suite, Library);
        using var after = BuiltFolder.Of(Suite, Library);

        var verdict = Assert.Single(ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side,
            Head = after.Side,
            Benchmarks = [new ImpactBenchmark("Gone.Run", "Gone, Bench", "Run")],
        }).Verdicts);

        Assert.Equal((ImpactKind.NotProvable, "Bench.dll does not have Gone"), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void What_a_benchmark_does_not_reach_is_no_obstacle()
    {
        using var before = BuiltFolder.Of(Suite, Library);
        using var after = BuiltFolder.Of(Suite, Library);
        File.Delete(after.In("Lib.dll"));

        Assert.Equal(ImpactKind.Unaffected, Change.Between(before, after, method: "Alone").Kind);
    }

    [Fact]
    public void A_damaged_byte_anywhere_is_never_a_crash()
    {
        using var before = BuiltFolder.Of(Suite, Library);
        var original = File.ReadAllBytes(before.In("Lib.dll"));
        var random = new Random(4711);
        var kinds = new HashSet<ImpactKind>();
        using var after = BuiltFolder.Of(Suite, Library);
        for (var i = 0; i < 250; i++)
        {
            var damaged = (byte[])original.Clone();
            for (var bytes = random.Next(1, 20); bytes > 0; bytes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            after.AddFile("Lib.dll", damaged);
            kinds.Add(Change.Between(before, after).Kind);
        }

        Assert.Contains(ImpactKind.NotProvable, kinds);
    }

    private static void ExpectDoubt(Action<BuiltFolder> damage, string reason, string method = "Run")
    {
        foreach (var isBase in (bool[])[false, true])
        {
            using var before = BuiltFolder.Of(Suite, Library);
            using var after = BuiltFolder.Of(Suite, Library);
            damage(isBase ? before : after);
            var verdict = Change.Between(before, after, method: method);

            Assert.NotEqual(ImpactKind.Unaffected, verdict.Kind);
            if (!isBase)
            {
                Assert.True(verdict.Reason.Contains(reason, StringComparison.Ordinal), verdict.Reason);
            }

            damage(isBase ? after : before);
            Assert.NotEqual(ImpactKind.Unaffected, Change.Between(before, after, method: method).Kind);
        }
    }

    private static byte[] ForeignSymbols()
    {
        using var image = new PEReader(new MemoryStream(Compiled.Emit("Other", "public class C { public int M() => 1; }", [])));
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(
            image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var metadata = provider.GetMetadataReader();
        unsafe
        {
            return new ReadOnlySpan<byte>(metadata.MetadataPointer, metadata.MetadataLength).ToArray();
        }
    }

    private static void PatchFlags(string path, Func<CorFlags, CorFlags> change)
    {
        var bytes = File.ReadAllBytes(path);
        using var image = new PEReader(new MemoryStream(bytes));
        const int FlagsInHeader = 16;
        var offset = image.PEHeaders.CorHeaderStartOffset + FlagsInHeader;
        BitConverter.TryWriteBytes(bytes.AsSpan(offset), (int)change(image.PEHeaders.CorHeader!.Flags));
        File.WriteAllBytes(path, bytes);
    }
}
