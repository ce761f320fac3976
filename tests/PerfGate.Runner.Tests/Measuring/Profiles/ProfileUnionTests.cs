using PerfGate.Runner.Measuring.Profiles;

namespace PerfGate.Runner.Tests.Measuring.Profiles;

/// <summary>Equal code gets one profile on both sides, whatever its bytes and its numbered names; changed code gets its own side's.</summary>
public sealed class ProfileUnionTests
{
    private const string Same = "0x00000001";
    private const string InBase = "0x0000000A";
    private const string InHead = "0x0000000B";

    [Fact]
    public void Code_of_the_same_bytes_gets_one_profile_and_each_recording_leads_once()
    {
        var profiles = Union([Profile(Method(Same, "A.Run", "1"))], [Profile(Method(Same, "A.Run", "2"))]);

        Assert.Equal(2, profiles.Count);
        Assert.Equal([("1", "1"), ("2", "2")], profiles.Select(profile => (Counts(profile.Base, Same), Counts(profile.Head, Same))));
    }

    [Fact]
    public void Each_recording_of_several_leads_once()
    {
        var profiles = Union(
            [Profile(Method(Same, "A.Run", "1")), Profile(Method(Same, "A.Run", "3"))],
            [Profile(Method(Same, "A.Run", "2")), Profile(Method(Same, "A.Run", "4"))]);

        Assert.Equal(["1", "2", "3", "4"], profiles.Select(profile => Counts(profile.Base, Same)));
    }

    [Fact]
    public void Code_that_means_the_same_by_other_bytes_gets_one_profile_too()
    {
        var profiles = Union(
            [Profile(Method(InBase, "A.Run", "1"))],
            [Profile(Method(InHead, "A.Run", "2"))],
            new CounterpartMethod("A", "Run", "A", "Run", IsEqual: true));

        Assert.Equal(["1", "2"], profiles.Select(profile => Counts(profile.Base, InBase)));
        Assert.Equal(["1", "2"], profiles.Select(profile => Counts(profile.Head, InHead)));
    }

    [Fact]
    public void Code_that_was_changed_keeps_what_its_own_side_recorded()
    {
        var profiles = Union(
            [Profile(Method(InBase, "A.Run", "1"))],
            [Profile(Method(InHead, "A.Run", "2"))],
            new CounterpartMethod("A", "Run", "A", "Run", IsEqual: false));

        Assert.All(profiles, profile => Assert.Equal(("1", "2"), (Counts(profile.Base, InBase), Counts(profile.Head, InHead))));
    }

    [Fact]
    public void A_name_that_an_overload_shares_stands_for_neither_unless_both_are_the_same()
    {
        var profiles = Union(
            [Profile(Method(InBase, "A.Run", "1"))],
            [Profile(Method(InHead, "A.Run", "2"))],
            new CounterpartMethod("A", "Run", "A", "Run", IsEqual: true),
            new CounterpartMethod("A", "Run", "A", "Run", IsEqual: false));

        Assert.All(profiles, profile => Assert.Equal(("1", "2"), (Counts(profile.Base, InBase), Counts(profile.Head, InHead))));
    }

    [Fact]
    public void Arguments_of_types_tell_methods_apart()
    {
        var profiles = Union(
            [Profile(Method(InBase, "A`1[System.Int32].Run", "1"))],
            [Profile(Method(InHead, "A`1[System.__Canon].Run", "2"))],
            new CounterpartMethod("A`1", "Run", "A`1", "Run", IsEqual: true));

        Assert.All(profiles, profile => Assert.Equal(("1", "2"), (Counts(profile.Base, InBase), Counts(profile.Head, InHead))));
    }

    [Fact]
    public void What_one_side_alone_recorded_is_known_to_both()
    {
        var profiles = Union([Profile(Method(Same, "A.Run", "1"))], [Profile(Method("0x00000002", "A.Other", "2"))]);

        Assert.All(profiles, profile => Assert.Equal("2", Counts(profile.Base, "0x00000002")));
        Assert.All(profiles, profile => Assert.Equal("1", Counts(profile.Head, Same)));
    }

    [Fact]
    public void Types_and_methods_are_named_as_the_side_names_them()
    {
        const string OfBase = "MethodHandle: <Run>b__0|@|A+<>c__DisplayClass3_0, Lib, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null";
        const string OfHead = "MethodHandle: <Run>b__1|@|A+<>c__DisplayClass4_0, Lib, Version=1.1.0.0, Culture=neutral, PublicKeyToken=null";
        const string ListOfBase = "TypeHandle: System.Collections.Generic.List`1[[A+<>c__DisplayClass3_0, Lib, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null]], System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e";
        var profiles = Union(
            [Profile(Method(Same, "Framework.Call", OfBase, ListOfBase, "TypeHandle: NULL", "7"))],
            [Profile(Method(Same, "Framework.Call", OfHead))],
            new CounterpartMethod("A+<>c__DisplayClass3_0", "<Run>b__0", "A+<>c__DisplayClass4_0", "<Run>b__1", IsEqual: true));

        Assert.Equal([OfBase, ListOfBase, "TypeHandle: NULL", "7"], Rest(profiles[0].Base, Same));
        Assert.Equal(
            [OfHead, ListOfBase.Replace("Class3_0, Lib, Version=1.0", "Class4_0, Lib, Version=1.1", StringComparison.Ordinal), "TypeHandle: NULL", "7"],
            Rest(profiles[0].Head, Same));
        Assert.Equal([OfBase], Rest(profiles[1].Base, Same));
        Assert.Equal([OfHead], Rest(profiles[1].Head, Same));
    }

    private static List<(RecordedProfile Base, RecordedProfile Head)> Union(
        IReadOnlyList<RecordedProfile> ofBase, IReadOnlyList<RecordedProfile> ofHead, params IReadOnlyList<CounterpartMethod> methods) =>
        [.. new ProfileUnion(ofBase, ofHead, methods).Profiles];

    private static RecordedProfile Profile(params IReadOnlyList<ProfiledMethod> methods) => new(methods);

    private static ProfiledMethod Method(string hash, string name, params IEnumerable<string> rest) => new(
        $"codehash {hash} methodhash 0x00000000 ilSize 0x00000010", "0x00000001", [$"MethodName: {name}", "Signature: void  ()", .. rest]);

    private static IEnumerable<string> Rest(RecordedProfile profile, string hash) =>
        Assert.Single(profile.Methods, method => method.Key.Contains(hash, StringComparison.Ordinal)).Lines.Skip(2);

    private static string Counts(RecordedProfile profile, string hash) => Assert.Single(Rest(profile, hash));
}
