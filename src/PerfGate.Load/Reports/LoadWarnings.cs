using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Reports;

/// <summary>What a reader must know of a whole run of load.</summary>
internal static class LoadWarnings
{
    /// <summary>Those of the request, and what the numbers themselves say unless a warning of that code does already.</summary>
    public static IReadOnlyList<ReportWarning> Of(LoadReportRequest request)
    {
        List<ReportWarning> all = [.. request.Warnings];
        if (request.Data is null)
        {
            Add(DiagnosticIds.DataVolumesMissing, "The scenario does not say how much data the service held (a 'data' block: rows, tenants, distribution): the same code over ten rows and over ten million is not the same measurement.");
        }

        foreach (var (side, measured) in Sides(request))
        {
            var total = measured.Total;
            if (measured.Interrupted)
            {
                Add(DiagnosticIds.LoadInterrupted, $"The run of {side} was interrupted: what was measured until then is kept and proves nothing.");
            }

            if (total.IsVoid)
            {
                Add(DiagnosticIds.LoadNotSent, $"{total.Unsent} of {total.Due} requests of {side} ({Quantity.Percent(total.Unsent / (double)total.Due)}) were due and never sent: the run is void.");
            }
        }

        return all;

        void Add(string code, string message)
        {
            if (!all.Exists(warning => warning.Code == code))
            {
                all.Add(new ReportWarning(code, message));
            }
        }
    }

    private static IEnumerable<(string Side, LoadMeasurement Measured)> Sides(LoadReportRequest request)
    {
        yield return ("head", request.Head);
        if (request.Base is { } before)
        {
            yield return ("base", before);
        }
    }
}
