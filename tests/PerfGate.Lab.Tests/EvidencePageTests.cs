using PerfGate.Lab.Bank;
using PerfGate.Lab.Scoring;
using PerfGate.TestKit;

namespace PerfGate.Lab.Tests;

/// <summary>The committed page is what the committed runs say, and nothing else.</summary>
[Trait("speed", "slow")]
public sealed class EvidencePageTests
{
    private static readonly string Docs = Path.Combine(RepositoryFolder.Find(), "docs");

    [Fact]
    public void The_page_is_written_from_the_bank_beside_it() => Assert.Equal(
        File.ReadAllText(Path.Combine(Docs, "evidence.md")).ReplaceLineEndings("\n"),
        EvidencePage.Write(new RunBank(Path.Combine(Docs, "evidence"))));

    [Fact]
    public void A_bank_without_runs_under_load_or_of_recorded_profiles_says_nothing_of_them()
    {
        using var folder = new TemporaryFolder();
        var page = new PageText();

        LoadedSection.Write(page, new RunBank(folder.Root));
        RecordedSection.Write(page, new RunBank(folder.Root), new Evidence([]));

        Assert.Empty(page.ToString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }
}
