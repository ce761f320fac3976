using PerfGate.Core.Diagnostics;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Load.Http;
using PerfGate.Load.Raw;

namespace PerfGate.Load;

/// <summary>Opens sessions by the engine that a scenario asks for.</summary>
public static class LoadSession
{
    /// <param name="scenario">The requests, their mix and the transport.</param>
    /// <param name="address">Scheme, host and port to send to, in place of the scenario's: base and head listen on ports of their own.</param>
    /// <exception cref="PerfGateException">The engine is not there on this system, or the scenario asks of it what it cannot do.</exception>
    public static ILoadSession Open(LoadScenario scenario, Uri address) =>
        scenario.Shape.Engine == LoadEngine.Raw ? new RawSession(scenario, address) : new HttpSession(scenario, address);
}
