using PerfGate.Load.Limits.Machine;
using PerfGate.TestKit;

namespace PerfGate.Load.Tests.Issues;

/// <summary>Found by two runs at once: the one that lifted what a killed run had left took the other's ledger away while it was read.</summary>
public sealed class TwoLedgersAtOnceTests : IDisposable
{
    private const int Left = 300;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Both_start()
    {
        for (var i = 0; i < Left; i++)
        {
            // No process has such an id: the largest that Linux gives is 4,194,304.
            folder.Write($"{99_000_000 + i}-1.limits", "");
        }

        var runs = Enumerable.Range(0, 4).Select(_ => Task.Run(() => LimitLedger.Open(folder.Root).Dispose(), TestContext.Current.CancellationToken));
        await Task.WhenAll(runs);

        Assert.Empty(folder.Entries());
    }
}
