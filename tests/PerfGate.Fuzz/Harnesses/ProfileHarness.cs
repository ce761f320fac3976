using System.Text;
using PerfGate.Fuzz.Mutation;
using PerfGate.Runner.Measuring.Profiles;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>Profiles of the JIT, which a process of others' code has written.</summary>
internal static class ProfileHarness
{
    private static readonly CounterpartMethod[] Methods =
    [
        new("Sample.Words", "Next", "Sample.Words", "Next", IsEqual: true),
        new("Sample.Words+<>c__DisplayClass3_0", "<Next>b__0", "Sample.Words+<>c__DisplayClass4_0", "<Next>b__0", IsEqual: true),
    ];

    public static Harness Profiles { get; } = new()
    {
        Name = "profile",
        Reads = "profiles of the JIT that launches record",
        Readers = [typeof(RecordedProfile), typeof(ProfileUnion)],
        Seeds = () => Seed.Folder("profile"),
        Format = InputFormat.Lines,
        Read = Read,
        LongestInput = 32 * 1024,
    };

    private static string Read(byte[] input)
    {
        var recording = RecordedProfile.Parse(Encoding.UTF8.GetString(input).Split('\n'));
        if (recording is null)
        {
            return "none";
        }

        Promise.Holds(RecordedProfile.Parse(recording.Lines())?.Lines().SequenceEqual(recording.Lines()) == true, "profile: what was read is not read again");
        var methods = 0;
        foreach (var (ofBase, ofHead) in new ProfileUnion([recording], [recording], Methods).Profiles)
        {
            Promise.Holds(RecordedProfile.Parse(ofBase.Lines()) is not null && RecordedProfile.Parse(ofHead.Lines()) is not null, "profile: a union is no profile");
            methods += ofBase.Methods.Count + ofHead.Methods.Count;
        }

        return $"{recording.Methods.Count} {methods}";
    }
}
