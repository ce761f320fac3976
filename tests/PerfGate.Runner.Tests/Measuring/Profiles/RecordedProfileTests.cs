using PerfGate.Runner.Measuring.Profiles;

namespace PerfGate.Runner.Tests.Measuring.Profiles;

/// <summary>The runtime's text is read and written again without a change; what is not whole is no profile.</summary>
public sealed class RecordedProfileTests
{
    private static readonly string[] Whole =
    [
        "*** START PGO Data, max index = 2 ***",
        "@@@ codehash 0xB8A4BB77 methodhash 0x24AB8F62 ilSize 0x00000112 records 0x00000001",
        "MethodName: Sample.Words+Reader`1[System.Func`1[System.Int32]].Next[System.__Canon]",
        "Signature: int32  (wchar&,int32)",
        "Schema InstrumentationKind 385 ILOffset 23 Count 1 Other 24",
        "4",
        "@@@ codehash 0x9037D640 methodhash 0xAE3C1B3A ilSize 0x000000A5 records 0x00000000",
        "MethodName: Sample.Words..ctor",
        "Signature: void  ()",
        "*** END PGO Data ***",
    ];

    [Fact]
    public void What_was_written_is_read()
    {
        var profile = RecordedProfile.Parse(Whole);

        Assert.Equal(Whole, profile!.Lines());
        Assert.Equal(["Sample.Words+Reader`1.Next", "Sample.Words..ctor"], profile.Methods.Select(method => method.Name));
        Assert.Equal("codehash 0x9037D640 methodhash 0xAE3C1B3A ilSize 0x000000A5", profile.Methods[1].Key);
        Assert.NotEqual(profile.Methods[0].Kind, profile.Methods[1].Kind);
    }

    [Fact]
    public void What_has_no_end_or_no_beginning_or_no_method_is_no_profile()
    {
        Assert.All(Enumerable.Range(0, Whole.Length), count => Assert.Null(RecordedProfile.Parse(Whole.Take(count))));
        Assert.Null(RecordedProfile.Parse(Whole.Skip(1)));
        Assert.Null(RecordedProfile.Parse(["*** START PGO Data, max index = 0 ***", "*** END PGO Data ***"]));
    }

    [Fact]
    public void A_file_that_is_missing_or_a_folder_is_no_profile()
    {
        Assert.Null(RecordedProfile.Read(Path.Combine(AppContext.BaseDirectory, "none.profile")));
        Assert.Null(RecordedProfile.Read(AppContext.BaseDirectory));
    }
}
