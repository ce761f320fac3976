using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;
using PerfGate.Tool.Load.Comparing;
using PerfGate.Tool.Load.Extras;
using PerfGate.Tool.Load.Measuring;
using PerfGate.Tool.Load.Progress;
using PerfGate.Tool.Load.Services;

namespace PerfGate.Tool.Load;

/// <summary>What may be asked of a service besides the load itself: isolation and capacity.</summary>
internal sealed class LoadExtras(LoadRequest request, LoadScenario scenario, GateRules rules, LoadObserver observer)
{
    /// <summary>Refuses what the scenario does not describe, before anything is started.</summary>
    /// <exception cref="PerfGateException">Exit code 2.</exception>
    public static void Expect(LoadRequest request, LoadScenario scenario)
    {
        if (request.Shard is not null && request.Base is not null)
        {
            throw Refused("--shard and --compare exclude one another. Each machine would start a base and a head of its own, and the sides could not take turns: no machine knows when the others have nothing in flight, or that all of them have seen enough. Compare on one machine; or load each side by itself with --shard, and hold it against its budgets.");
        }

        if (request.Shard is not null && (request.Isolation || request.Capacity))
        {
            throw Refused("--shard sends a part of a load and decides nothing: it goes with neither --isolation nor --capacity.");
        }

        if (request.Base is not (null or LoadStored.Name))
        {
            LoadBase.Expect(scenario);
        }

        if (request.Isolation && scenario.Isolation is null)
        {
            throw Refused($"--isolation needs to know which tenants: give {scenario.File} an 'isolation' block with victim, aggressor and their rates.");
        }

        if (request.Capacity && scenario.Capacity is null)
        {
            throw Refused($"--capacity needs to know which rates: give {scenario.File} a 'capacity' block with from and to.");
        }
    }

    /// <param name="found">What the load itself found; a fault ends it there.</param>
    /// <param name="service">Null: it was not started here.</param>
    /// <param name="before">The base's; null: nothing is compared.</param>
    public async Task<LoadFound> AddAsync(LoadFound found, IRunningService? service, IRunningService? before, CancellationToken cancellation)
    {
        if (request.Isolation && found.Faults.Count == 0)
        {
            found = await new LoadIsolating(scenario, scenario.Isolation!, rules, observer).AddAsync(found, service, cancellation).ConfigureAwait(false);
        }

        if (request.Capacity && found.Faults.Count == 0)
        {
            found = await new LoadCapacitySearch(scenario, scenario.Capacity!, observer).AddAsync(found, service, before, cancellation).ConfigureAwait(false);
        }

        return found;
    }

    private static PerfGateException Refused(string why) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidUsage, Severity.Error, why));
}
