using System.Globalization;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Machine;

namespace PerfGate.Load.Limits.Processors;

/// <summary>
/// Nine tenths of the processors' time are taken: by a quota on the service where control groups can be made, else by threads that
/// compete with it.
/// </summary>
internal sealed class ProcessorLimit(LimitContext context) : ILimit
{
    private const double Taken = 0.9;

    // Short, so that a throttled service waits for milliseconds, not for a tenth of a second, between its turns.
    private const int PeriodMicroseconds = 20_000;
    private const int LeastQuotaMicroseconds = 1000;

    private static string Quota =>
        Math.Max(LeastQuotaMicroseconds, (int)((1 - Taken) * Environment.ProcessorCount * PeriodMicroseconds)).ToString(CultureInfo.InvariantCulture);

    public LimitFeasibility Probe()
    {
        if (context.Scenario.Service is null)
        {
            return LimitFeasibility.Yes(SpinnerWords("the service was not started here"));
        }

        using var group = TryCreate(out var why);
        return LimitFeasibility.Yes(group is null ? SpinnerWords(why) : QuotaWords());
    }

    public Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation)
    {
        var why = "the service was not started here";
        if (target.ProcessId is not { } process || TryCreate(out why) is not { } group)
        {
            return Task.FromResult<IAppliedLimit>(Spinning(why));
        }

        try
        {
            if (group.IsVersion2)
            {
                group.Set("cpu.max", string.Create(CultureInfo.InvariantCulture, $"{Quota} {PeriodMicroseconds}"), "max");
            }
            else
            {
                group.Set("cpu.cfs_period_us", PeriodMicroseconds.ToString(CultureInfo.InvariantCulture), "100000");
                group.Set("cpu.cfs_quota_us", Quota, "-1");
            }

            group.Add(ProcessTree.Of(process));
            return Task.FromResult<IAppliedLimit>(new AppliedLimit(QuotaWords(), null, () =>
            {
                group.Dispose();
                return Task.CompletedTask;
            }));
        }
        catch (Exception exception) when (exception is LimitNotImposedException or IOException or UnauthorizedAccessException)
        {
            group.Dispose();
            return Task.FromResult<IAppliedLimit>(Spinning(exception.Message));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ControlGroup? TryCreate(out string why) =>
        ControlGroup.TryCreate("cpu", "cpu.cfs_quota_us", "cpu.max", context.Ledger, out why);

    private static AppliedLimit Spinning(string why)
    {
        var spinners = new Spinners(Environment.ProcessorCount, Taken);
        return new AppliedLimit(SpinnerWords(why), null, () =>
        {
            spinners.Dispose();
            return Task.CompletedTask;
        });
    }

    private static string QuotaWords() => string.Create(
        CultureInfo.InvariantCulture,
        $"a control group leaves the service {(1 - Taken) * Environment.ProcessorCount:0.##} of {Environment.ProcessorCount} processors");

    private static string SpinnerWords(string why) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} threads each keep a processor busy for 90 % of the time and compete with the service, which is weaker than a quota ({why})");
}
