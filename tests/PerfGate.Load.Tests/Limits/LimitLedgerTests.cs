using System.Diagnostics;
using PerfGate.Load.Limits.Machine;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class LimitLedgerTests : IDisposable
{
    /// <summary>No process has it: the largest id that Linux gives is 4,194,304.</summary>
    private const string DeadOwner = "99999999-1.limits";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_a_killed_process_left_is_given_back_at_the_next_start()
    {
        var left = BallastFile.In(folder.Root);
        File.WriteAllText(left, "ballast");
        WriteLedger(DeadOwner, $"file\t{left}");
        List<string> told = [];

        using var ledger = LimitLedger.Open(folder.At("ledgers"), told.Add);

        Assert.False(File.Exists(left));
        Assert.Equal([$"the file {left}"], told);
        Assert.Empty(Directory.EnumerateFiles(folder.At("ledgers")));
    }

    [Fact]
    public void A_control_group_that_a_killed_process_left_is_removed_with_whoever_is_in_it()
    {
        string path;
        using (var ledger = LimitLedger.Open(folder.Root))
        {
            var group = ControlGroup.TryCreate("cpu", "cpu.cfs_quota_us", "cpu.max", ledger, out var why);
            Assert.SkipUnless(group is not null, why);
            path = group!.Path;
            using var member = Process.Start(new ProcessStartInfo("sleep", "30") { UseShellExecute = false })!;
            try
            {
                group.Add([member.Id]);
                WriteLedger(DeadOwner, $"group\t{path}");

                using var next = LimitLedger.Open(folder.At("ledgers"));

                Assert.False(Directory.Exists(path));
                Assert.False(member.HasExited);
            }
            finally
            {
                member.Kill();
                group.Dispose();
            }
        }
    }

    [Fact]
    public void What_a_living_process_holds_is_left_to_it()
    {
        var held = BallastFile.In(folder.Root);
        File.WriteAllText(held, "ballast");
        using var first = LimitLedger.Open(folder.Root);
        first.AddFile(held);

        using (LimitLedger.Open(folder.Root))
        {
            Assert.True(File.Exists(held));
        }
    }

    [Fact]
    public void Its_end_gives_back_what_is_still_taken()
    {
        var held = BallastFile.In(folder.Root);
        File.WriteAllText(held, "ballast");
        using (var ledger = LimitLedger.Open(folder.Root))
        {
            ledger.AddFile(held);
            Assert.Single(Directory.EnumerateFiles(folder.Root, "*.limits"));
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Root));
    }

    [Fact]
    public void A_ledger_that_names_what_is_not_ours_removes_nothing()
    {
        var foreign = folder.At("accounts.db");
        File.WriteAllText(foreign, "not ours");
        WriteLedger(DeadOwner, $"file\t{foreign}", "group\t/sys/fs/cgroup/cpu", "group\t/tmp/perfgate-x", "rubbish");

        using var ledger = LimitLedger.Open(folder.At("ledgers"));

        Assert.True(File.Exists(foreign));
    }

    private void WriteLedger(string name, params string[] lines)
    {
        var ledgers = Directory.CreateDirectory(folder.At("ledgers")).FullName;
        File.WriteAllLines(Path.Combine(ledgers, name), lines);
    }
}
