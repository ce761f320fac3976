using System.Globalization;
using PerfGate.Load.Hook;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Services;

namespace PerfGate.Load.Limits.Memory;

/// <summary>
/// The service gets a hard limit on its heap (GCHeapHardLimit), and a startup hook inside the service allocates 80, 90 or 100 % of it: only
/// memory of the service's own heap counts against that limit.
/// </summary>
internal sealed class HeapLimit(LimitContext context, LimitKind kind) : ILimit
{
    private const string LimitVariable = "DOTNET_GCHeapHardLimit";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private HeapBallast? ballast;

    /// <summary>Where the hook lies: beside this assembly.</summary>
    private static string HookPath => Path.Combine(AppContext.BaseDirectory, "hook", "PerfGate.Load.Hook.dll");

    private int Percent => kind switch
    {
        LimitKind.Memory80 => 80,
        LimitKind.Memory90 => 90,
        LimitKind.Memory100 => 100,
        _ => throw new InvalidOperationException($"{kind} is no limit of memory."),
    };

    public LimitFeasibility Probe() =>
        context.Scenario.Service is null ? LimitFeasibility.No("the heap's limit is set when the service starts, and the scenario's `service` does not start one")
        : File.Exists(HookPath) ? LimitFeasibility.Yes(Words())
        : LimitFeasibility.No($"{HookPath} is missing: install PerfGate again");

    public ServiceAdditions Prepare()
    {
        ballast = new HeapBallast();
        var hooks = context.Scenario.Service?.Environment.GetValueOrDefault(BallastProtocol.HooksVariable)?.Value;
        return new ServiceAdditions
        {
            Environment = new Dictionary<string, string>
            {
                [LimitVariable] = context.Memory.ToString("X", CultureInfo.InvariantCulture),
                [BallastProtocol.PipeVariable] = ballast.PipeName,
                [BallastProtocol.HooksVariable] = string.IsNullOrEmpty(hooks) ? HookPath : hooks + Path.PathSeparator + HookPath,
            },
        };
    }

    public async Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation)
    {
        var held = ballast ?? throw new InvalidOperationException("The service was started without the limit.");
        var bytes = await held.TakeAsync(context.Memory * Percent / 100, Patience, cancellation).ConfigureAwait(false);
        return new AppliedLimit(
            Words(),
            string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB of ballast were held"),
            () => held.DropAsync(Patience));
    }

    public async ValueTask DisposeAsync()
    {
        if (ballast is not null)
        {
            await ballast.DisposeAsync().ConfigureAwait(false);
        }
    }

    private string Words() => string.Create(
        CultureInfo.InvariantCulture, $"{Percent} % of a heap of {context.Memory >> 20} MiB (GCHeapHardLimit) are taken");
}
