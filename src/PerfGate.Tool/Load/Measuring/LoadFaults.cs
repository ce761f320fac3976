using PerfGate.Core.Diagnostics;
using PerfGate.Load.Services;

namespace PerfGate.Tool.Load.Measuring;

/// <summary>What ends a run of load before its time.</summary>
internal static class LoadFaults
{
    /// <summary>The first of the services that ended by itself; null: all are there.</summary>
    public static Diagnostic? Ended(params ReadOnlySpan<IRunningService?> services)
    {
        foreach (var service in services)
        {
            if (service is { HasExited: true })
            {
                var words = service.LastWords.Length > 0 ? $" Its last words: {service.LastWords}" : " It said nothing.";
                return new Diagnostic(DiagnosticIds.ServiceEnded, Severity.Error, $"The service ended with exit code {service.ExitCode} while it was measured.{words}");
            }
        }

        return null;
    }

    /// <param name="done">What was measured until then: "3 of 12 windows".</param>
    public static Diagnostic Interrupted(string done) =>
        new(DiagnosticIds.LoadInterrupted, Severity.Warning, $"The run was interrupted after {done}; they are in the report and carry no verdict.");
}
