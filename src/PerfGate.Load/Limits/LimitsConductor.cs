using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Limits;

/// <summary>Puts one limit after the other on a service, each on a fresh start of it.</summary>
public static class LimitsConductor
{
    /// <summary>What can be imposed here and what cannot, without starting or changing anything.</summary>
    public static async Task<IReadOnlyList<LimitOffer>> OffersAsync(LimitsRequest request)
    {
        List<LimitOffer> offers = [];
        foreach (var kind in request.Kinds)
        {
            var limit = LimitCatalogue.Create(kind, request.Context);
            await using (limit.ConfigureAwait(false))
            {
                offers.Add(new LimitOffer(LimitNames.Of(kind), limit.Probe()));
            }
        }

        return offers;
    }

    /// <param name="request">What is to be done.</param>
    /// <param name="cancellation">Ends the run: the limit that holds is lifted, and what was judged before is returned.</param>
    /// <returns>One entry a kind, those that could not be imposed with their reason; and how the service was without a limit.</returns>
    /// <exception cref="Core.Diagnostics.PerfGateException">The service does not start.</exception>
    public static async Task<LimitsRunResult> RunAsync(LimitsRequest request, CancellationToken cancellation)
    {
        List<LimitEvidence> evidence = [];
        LoadRun? undisturbed = null;
        for (var number = 0; number < request.Kinds.Count && !cancellation.IsCancellationRequested; number++)
        {
            try
            {
                var trial = new LimitTrial(request, request.Kinds[number], number + 1);
                evidence.Add(await trial.RunAsync(cancellation).ConfigureAwait(false));
                undisturbed ??= trial.Undisturbed;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Cancelled, and the limit was lifted: from half a trial nothing is judged.
            }
        }

        return new LimitsRunResult(evidence, undisturbed);
    }
}
