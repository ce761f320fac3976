using PerfGate.Load.Arrivals;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Tests.Engine;

public sealed class RequestMixTests
{
    private static readonly LoadScenario Shop = Plans.Scenario(
        Plans.Get("/a") with { Weight = 3 }, Plans.Get("/b") with { Weight = 1 }) with
    {
        Tenants = [new LoadTenant("small", 10, 1), new LoadTenant("big", 10_000, 9)],
    };

    [Fact]
    public void Endpoints_and_tenants_come_by_their_shares()
    {
        var choices = Take(Shop, 40_000);

        Assert.InRange(choices.Count(one => one.Endpoint == 0) / 40_000.0, 0.74, 0.76);
        Assert.InRange(choices.Count(one => one.Tenant == 1) / 40_000.0, 0.89, 0.91);
        Assert.Equal(Enumerable.Range(1, 10), choices.Where(one => one.Tenant == 0).Select(one => one.User).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 40_000).Select(i => (long)i), choices.Select(one => one.Sequence));
    }

    [Fact]
    public void A_seed_decides_all_of_them() => Assert.Equal(Take(Shop, 1000), Take(Shop, 1000));

    [Fact]
    public void One_tenant_alone_sends_all() =>
        Assert.All(Take(Shop, 1000, "small"), choice => Assert.Equal(0, choice.Tenant));

    [Fact]
    public void Senders_together_use_each_number_once()
    {
        var numbers = Enumerable.Range(0, 3).SelectMany(sender =>
        {
            var mix = new RequestMix(Shop, 11, null, sender, 3);
            return Enumerable.Range(0, 100).Select(_ => mix.Next().Sequence);
        });

        Assert.Equal(Enumerable.Range(0, 300).Select(i => (long)i), numbers.Order());
    }

    [Fact]
    public void Two_runs_of_one_service_take_every_other_number_from_where_the_last_ended()
    {
        var numbers = Enumerable.Range(0, 2).SelectMany(run => Enumerable.Range(0, 3).SelectMany(sender =>
        {
            var mix = new RequestMix(Shop, 11, null, sender, 3, firstNumber: 500 + run, numberStep: 2);
            return Enumerable.Range(0, 100).Select(_ => mix.Next().Sequence);
        }));

        Assert.Equal(Enumerable.Range(500, 600).Select(i => (long)i), numbers.Order());
    }

    private static List<RequestChoice> Take(LoadScenario scenario, int count, string? tenant = null)
    {
        var mix = new RequestMix(scenario, 11, tenant);
        return [.. Enumerable.Range(0, count).Select(_ => mix.Next())];
    }
}
