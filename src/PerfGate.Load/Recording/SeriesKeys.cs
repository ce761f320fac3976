using PerfGate.Load.Arrivals;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Recording;

/// <summary>Every pair of endpoint and tenant of a scenario, numbered.</summary>
internal sealed class SeriesKeys(LoadScenario scenario)
{
    private readonly int tenants = Math.Max(scenario.Tenants.Count, 1);

    public int Count => scenario.Endpoints.Count * tenants;

    public int Endpoints => scenario.Endpoints.Count;

    public int IndexOf(in RequestChoice choice) => (choice.Endpoint * tenants) + Math.Max(choice.Tenant, 0);

    public int EndpointOf(int index) => index / tenants;

    public string EndpointName(int endpoint) => scenario.Endpoints[endpoint].Name;

    public string Endpoint(int index) => scenario.Endpoints[index / tenants].Name;

    public string? Tenant(int index) => scenario.Tenants.Count == 0 ? null : scenario.Tenants[index % tenants].Name;
}
