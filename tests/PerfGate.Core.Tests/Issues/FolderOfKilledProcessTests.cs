using PerfGate.Core.Files;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Issues;

/// <summary>Found by killing runs: what a killed run had in the temporary folder stayed there for ever.</summary>
public sealed class FolderOfKilledProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_next_process_takes_it_away_with_all_that_is_in_it()
    {
        folder.Write("perfgate-run-dead/held", "");
        folder.Write("perfgate-run-dead/launch/results.json", "{");
        folder.Write("perfgate-results/mine.json", "{}");

        var own = ProcessFolder.Create(folder.Root);

        Assert.False(Directory.Exists(folder.At("perfgate-run-dead")));
        Assert.True(File.Exists(folder.At("perfgate-results", "mine.json")));
        Assert.True(Directory.Exists(own));
    }

    [Fact]
    public void That_of_a_living_process_stays_and_so_does_what_a_link_leads_to()
    {
        var living = ProcessFolder.Create(folder.Root);
        folder.Write("elsewhere/held", "");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right of their own there.");
        Directory.CreateSymbolicLink(folder.At("perfgate-run-link"), folder.At("elsewhere"));

        ProcessFolder.Create(folder.Root);

        Assert.True(Directory.Exists(living));
        Assert.True(File.Exists(folder.At("elsewhere", "held")));
    }
}
