using PerfGate.Core.Load.Measured;
using PerfGate.Core.Load.Scenarios;

namespace PerfGate.Load.Raw;

/// <summary>What an answer is worth, by its endpoint's checks.</summary>
internal sealed class RawAnswers(LoadScenario scenario)
{
    private readonly bool[] bodiless = [.. scenario.Endpoints.Select(endpoint => endpoint.Method == "HEAD")];
    private readonly bool[] needsBody = [.. scenario.Endpoints.Select(endpoint => endpoint.Checks.Any(LooksInside))];

    public long LargestBody { get; } = scenario.Shape.LargestBody;

    public bool IsBodiless(int endpoint) => bodiless[endpoint];

    public bool NeedsBody(int endpoint) => needsBody[endpoint];

    public RequestOutcome OutcomeOf(RawConnection connection)
    {
        var endpoint = scenario.Endpoints[connection.Request.Choice.Endpoint];
        return (int)connection.Reader.Status switch
        {
            429 or 503 => RequestOutcome.Shed,
            >= 500 => RequestOutcome.ServerError,
            >= 400 => RequestOutcome.ClientError,
            >= 300 => RequestOutcome.Redirect,
            _ => RequestOutcome.Ok,
        };
    }

    private static bool LooksInside(ResponseCheck check) => check.Contains is not null || check.JsonPath is not null || check.Header is not null;
}
