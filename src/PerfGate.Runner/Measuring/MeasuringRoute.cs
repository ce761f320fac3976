namespace PerfGate.Runner.Measuring;

/// <summary>How pairs are measured.</summary>
public enum MeasuringRoute
{
    /// <summary>Base and head alive together, taking turns on BenchmarkDotNet's engine.</summary>
    Turns,

    /// <summary>Short runs of BenchmarkDotNet's own, base and head one after the other; for every release.</summary>
    Launches,
}

/// <summary>Which route is asked for.</summary>
public enum RouteWish
{
    /// <summary>Turns where they can be taken, else launches.</summary>
    Auto,
    Turns,
    Launches,
}
