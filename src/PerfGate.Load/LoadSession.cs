using PerfGate.Core.Diagnostics;
using PerfGate.Load.Http;
using PerfGate.Load.Raw;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load;

/// <summary>Opens sessions by the engine that a scenario asks for.</summary>
public static class LoadSession
{
    /// <inheritdoc cref="Open(LoadScenario, Uri, long)"/>
    public static ILoadSession Open(LoadScenario scenario, Uri address) => Open(scenario, address, 0);

    /// <param name="scenario">The requests, their mix and the transport.</param>
    /// <param name="address">Scheme, host and port to send to, in place of the scenario's: base and head listen on ports of their own.</param>
    /// <param name="firstNumber">What <c>{sequence}</c> counts from: the service may have had the numbers before it already.</param>
    /// <exception cref="PerfGateException">The engine is not there on this system, or the scenario asks of it what it cannot do.</exception>
    public static ILoadSession Open(LoadScenario scenario, Uri address, long firstNumber) =>
        scenario.Shape.Engine == LoadEngine.Raw ? new RawSession(scenario, address, firstNumber) : new HttpSession(scenario, address, firstNumber);
}
