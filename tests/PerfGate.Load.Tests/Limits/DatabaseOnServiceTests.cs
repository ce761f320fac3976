using PerfGate.LimitTrials;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Limits;

[Collection(LimitsOfThisMachine.Name)]
public sealed class DatabaseOnServiceTests : OnSampleService
{
    [Fact]
    public async Task A_database_without_connections_is_refused_by_the_one_and_breaks_the_other()
    {
        Assert.SkipUnless(PostgresServer.FindPrograms() is not null, "PostgreSQL is not installed: apt-get install postgresql");
        var starting = Task.Run(() => PostgresServer.Start(connections: 20));
        using var server = PostgresServer.Start(connections: 20);
        using var other = await starting;

        var (shedding, greedy) = await BothAsync(LimitKind.Database, (server.ConnectionString, other.ConnectionString));

        Assert.Equal(LimitVerdict.Graceful, shedding.Verdict);
        Assert.Contains("17 connections were held", shedding.Extent, StringComparison.Ordinal);
        Assert.Equal(LimitVerdict.Degraded, greedy.Verdict);
    }
}
