namespace PerfGate.Load.Measured;

/// <summary>How a report calls the requests of an endpoint and tenant.</summary>
public static class SeriesName
{
    public static string Of(LoadSeries series) => Of(series.Endpoint, series.Tenant);

    /// <summary><c>read order</c>, with a tenant <c>read order [small]</c>.</summary>
    public static string Of(string endpoint, string? tenant) => tenant is null ? endpoint : $"{endpoint} [{tenant}]";
}
