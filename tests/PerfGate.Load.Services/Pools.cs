namespace PerfGate.Load.Services;

/// <summary>
/// Work that holds one of 8 slots for 10 ms. Character <c>shared-pool</c>: all tenants take from one pool. Character
/// <c>partitioned-pools</c>: the tenant "big" has 6 of them, all others 2.
/// </summary>
internal static class Pools
{
    private const int Slots = 8;
    private const int OfOthers = 2;

    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(10);

    public static void Map(WebApplication app, string character)
    {
        if (character is not ("shared-pool" or "partitioned-pools"))
        {
            return;
        }

        var shared = character == "shared-pool";
        var big = new SemaphoreSlim(shared ? Slots : Slots - OfOthers);
        var others = shared ? big : new SemaphoreSlim(OfOthers);
        app.MapGet("/tenants/{tenant}/work", async (string tenant) =>
        {
            var pool = tenant == "big" ? big : others;
            await pool.WaitAsync();
            try
            {
                await Task.Delay(Held);
                return "done";
            }
            finally
            {
                pool.Release();
            }
        });
    }
}
