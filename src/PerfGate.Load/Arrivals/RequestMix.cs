using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Arrivals;

/// <summary>Chooses endpoint, tenant and user of one request after the other, by the scenario's weights and the seed.</summary>
internal sealed class RequestMix
{
    private const ulong Purpose = 2;

    private readonly double[] endpoints;
    private readonly double[] tenants;
    private readonly int[] users;
    private readonly int onlyTenant;
    private readonly Randomness random;
    private readonly long step;
    private long sequence;

    /// <param name="scenario">Its endpoints and tenants.</param>
    /// <param name="seed">Of the plan.</param>
    /// <param name="tenant">Only this tenant; null: all of them by their shares.</param>
    /// <param name="sender">Of several that send at the same time (users of a closed model, generators) the index of this one, from 0.</param>
    /// <param name="senders">How many there are: each numbers its requests apart, so that no two send the same <c>{sequence}</c> or row.</param>
    /// <param name="firstNumber">What all of them together count from.</param>
    /// <param name="numberStep">Distance of the numbers of all of them together.</param>
    /// <exception cref="ArgumentException">There is no such tenant.</exception>
    public RequestMix(LoadScenario scenario, ulong seed, string? tenant, int sender = 0, int senders = 1, long firstNumber = 0, int numberStep = 1)
    {
        (sequence, step) = (firstNumber + ((long)sender * numberStep), (long)senders * numberStep);
        endpoints = Running(scenario.Endpoints.Select(endpoint => endpoint.Weight));
        tenants = Running(scenario.Tenants.Select(one => one.Share));
        users = [.. scenario.Tenants.Select(one => one.Users)];
        onlyTenant = tenant is null ? -1 : IndexOf(scenario, tenant);
        random = Randomness.For(seed, Purpose);
    }

    /// <summary>The number of the next request: all that this one gave lie below.</summary>
    public long NextNumber => sequence;

    public RequestChoice Next()
    {
        var endpoint = Choose(endpoints, random.Fraction());
        var tenant = onlyTenant >= 0 ? onlyTenant : tenants.Length == 0 ? -1 : Choose(tenants, random.Fraction());
        var user = tenant < 0 ? 0 : random.Below(users[tenant]) + 1;
        var number = sequence;
        sequence += step;
        return new RequestChoice(endpoint, tenant, user, number, random.Next());
    }

    private static int IndexOf(LoadScenario scenario, string tenant)
    {
        for (var i = 0; i < scenario.Tenants.Count; i++)
        {
            if (scenario.Tenants[i].Name == tenant)
            {
                return i;
            }
        }

        throw new ArgumentException($"The scenario has no tenant '{tenant}'.", nameof(tenant));
    }

    private static double[] Running(IEnumerable<double> weights)
    {
        var sums = new List<double>();
        foreach (var weight in weights)
        {
            sums.Add(weight + (sums.Count == 0 ? 0 : sums[^1]));
        }

        return [.. sums];
    }

    private static int Choose(double[] sums, double fraction)
    {
        var at = Array.BinarySearch(sums, fraction * sums[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, sums.Length - 1);
    }
}
