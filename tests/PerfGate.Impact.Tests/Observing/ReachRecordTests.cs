using PerfGate.Impact.Contracts;
using PerfGate.Impact.Observing;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests.Observing;

/// <summary>What two launches become, and when they say nothing.</summary>
public sealed class ReachRecordTests : IDisposable
{
    private readonly BuiltFolder folder = Met.Folder("""
        public class Suite { [Benchmark] public int Run() => Inner.Get() + Box<int>.Get(); static int Other() => 2; public class Inner { public static int Get() => 1; } }
        public class Box<T> { public static int Get() => 1; }
        """);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_method_that_ran_in_one_launch_only_refuses_the_record()
    {
        var reach = Record(Launch("Suite.Run"), Launch("Suite.Run", "Suite.Other"));

        Assert.Equal("two launches of the base did not do the same: Suite.Other ran in one of them", reach.Refusal);
    }

    [Fact]
    public void A_method_that_was_inlined_in_the_other_launch_is_the_same()
    {
        var reach = Record(Launch("Suite.Run") with { Inlined = [new InlinedCode("Suite", "Other"), new InlinedCode("System.Math", "Max")] }, Launch("Suite.Run", "Suite.Other"));

        Assert.Null(reach.Refusal);
        Assert.Equal(["Other", "Run"], reach.Methods.Select(method => method.Name).Order());
        Assert.Equal([new InlinedCode("Suite", "Other")], reach.Inlined);
    }

    [Fact]
    public void Code_without_a_file_or_from_elsewhere_refuses_the_record()
    {
        Assert.Equal("a launch of the base loaded Plug from memory", Record(Launch("Suite.Run"), Launch("Suite.Run") with { FromMemory = ["Plug"] }).Refusal);
        var elsewhere = Path.Combine(Path.GetTempPath(), "elsewhere", "Plug.dll");
        Assert.Equal(
            $"a launch of the base loaded {elsewhere}, which does not lie beside the benchmarks",
            Record(Launch("Suite.Run") with { Assemblies = [elsewhere] }, Launch("Suite.Run")).Refusal);
        Assert.Null(ReachRecord.Of(folder.Side, Launch("Suite.Run") with { Assemblies = [elsewhere] }, Launch("Suite.Run"), [Path.GetDirectoryName(elsewhere)!]).Refusal);
    }

    [Fact]
    public void Types_are_known_by_what_stands_before_their_arguments()
    {
        string[] types = ["Suite+Inner", "Box`1<System.Int32>", "Suite[]", "System.Collections.Generic.List`1<Suite>", "Suite+<>c"];

        Assert.Equal(["Box`1", "Suite", "Suite+Inner"], Record(Launch("Suite.Run") with { Types = types }, Launch("Suite.Run")).Types);
    }

    [Fact]
    public void A_record_is_read_as_it_was_written_and_not_when_it_is_damaged()
    {
        var path = folder.In("record.txt");
        var reach = Record(Launch("Suite.Run") with { Inlined = [new InlinedCode("Suite", "Other")] }, Launch("Suite.Run"));

        ReachRecordFile.Write(path, reach);
        Assert.Equivalent(reach, ReachRecordFile.TryRead(path), strict: true);
        ReachRecordFile.Write(path, reach with { Opened = ["data/", "data/one.txt"] });
        Assert.Equal(["data/", "data/one.txt"], ReachRecordFile.TryRead(path)!.Opened);
        ReachRecordFile.Write(path, ObservedReach.Refused("because"));
        Assert.Equal("because", ReachRecordFile.TryRead(path)!.Refusal);

        ReachRecordFile.Write(path, reach);
        var text = File.ReadAllText(path);
        foreach (var damaged in (string[])["", text[..(text.Length / 2)], text.Replace("Other", "Othes", StringComparison.Ordinal), text.Replace("reach/1", "reach/2", StringComparison.Ordinal)])
        {
            File.WriteAllText(path, damaged);
            Assert.Null(ReachRecordFile.TryRead(path));
        }

        Assert.Null(ReachRecordFile.TryRead(folder.In("absent.txt")));
    }

    private LaunchedCode Launch(params string[] ran) => Met.Launch(folder, ran, ["Suite"]);

    private ObservedReach Record(LaunchedCode usual, LaunchedCode plain) => ReachRecord.Of(folder.Side, usual, plain, []);
}
