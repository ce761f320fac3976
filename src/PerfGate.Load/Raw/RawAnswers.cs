using PerfGate.Load.Measured;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Raw;

/// <summary>What an answer is worth, by its endpoint's checks.</summary>
internal sealed class RawAnswers(LoadScenario scenario, RequestEncoder encoder)
{
    private readonly bool[] bodiless = [.. scenario.Endpoints.Select(endpoint => endpoint.Method == "HEAD")];
    private readonly AnswerRules[] rules = [.. scenario.Endpoints.Select(endpoint => new AnswerRules(endpoint, scenario.Shape.LargestBody))];
    private readonly bool[] kept = [.. scenario.Endpoints.Select(endpoint => new AnswerRules(endpoint, scenario.Shape.LargestBody).NeedsBody || endpoint.Checks.Any(check => check.Header is not null))];

    /// <summary>Captured values are for the other engine.</summary>
    private readonly VirtualUser nobody = new();

    /// <summary>Makes the connection ready for the answer to its request.</summary>
    public void Expect(RawConnection connection)
    {
        var endpoint = connection.Request.Choice.Endpoint;
        connection.Reader.Start(bodiless[endpoint], kept[endpoint], scenario.Shape.LargestBody);
    }

    public RequestOutcome OutcomeOf(RawConnection connection)
    {
        var endpoint = connection.Request.Choice.Endpoint;
        if (connection.Reader.SetsCookie)
        {
            encoder.Remember(connection);
        }

        return rules[endpoint].Judge(
            connection.Reader.Status,
            kept[endpoint] ? connection.Reader.Header : static _ => null,
            connection.Reader.Body,
            nobody);
    }
}
