using System.Runtime.InteropServices;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sockets;

namespace PerfGate.Load.Raw;

/// <summary>What the raw engine leaves out to be cheap, said before anything is sent.</summary>
internal static class RawSupport
{
    /// <exception cref="PerfGateException">The system is another one, or the scenario asks for what the engine lacks; everything that it lacks is named.</exception>
    public static void Check(LoadScenario scenario, Uri address)
    {
        if (!Libc.IsKnown)
        {
            throw Refusal(
                DiagnosticIds.RawEngineMissing,
                $"engine: raw needs Linux on x64 or arm64, and this is {RuntimeInformation.OSDescription} on {RuntimeInformation.ProcessArchitecture}. Use engine: http.");
        }

        var asked = Asked(scenario, address).ToList();
        if (asked.Count > 0)
        {
            throw Refusal(DiagnosticIds.RawEngineCannot, $"{scenario.File}: engine: raw has no {string.Join(", no ", asked)}. Use engine: http.");
        }
    }

    private static IEnumerable<string> Asked(LoadScenario scenario, Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp)
        {
            yield return $"TLS ({address.GetLeftPart(UriPartial.Authority)})";
        }

        if (scenario.Target.Http == HttpGeneration.Http2)
        {
            yield return "HTTP/2";
        }

        if (scenario.Shape.Redirects > 0)
        {
            yield return $"redirects (redirects: {scenario.Shape.Redirects})";
        }

        foreach (var endpoint in scenario.Endpoints.Where(endpoint => endpoint.Captures.Count > 0))
        {
            yield return $"captured values (line {endpoint.Line}, '{endpoint.Name}')";
        }
    }

    private static PerfGateException Refusal(string code, string message) =>
        new(ExitCode.Invalid, new Diagnostic(code, Severity.Error, message));
}
