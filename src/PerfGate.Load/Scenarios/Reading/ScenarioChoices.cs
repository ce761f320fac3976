using PerfGate.Load.Limits.Judging;
using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>The words of every field of a scenario that allows a few only.</summary>
internal static class ScenarioChoices
{
    public static readonly Choice<bool>[] Switch = [new("true", true), new("false", false)];

    public static readonly Choice<HttpGeneration>[] Http = [new("1.1", HttpGeneration.Http11), new("2", HttpGeneration.Http2)];

    public static readonly Choice<LoadModel>[] Model = [new("open", LoadModel.Open), new("closed", LoadModel.Closed)];

    public static readonly Choice<ArrivalPattern>[] Arrivals =
        [new("constant", ArrivalPattern.Constant), new("poisson", ArrivalPattern.Poisson)];

    public static readonly Choice<LoadEngine>[] Engine = [new("http", LoadEngine.Http), new("raw", LoadEngine.Raw)];

    public static readonly Choice<FeedOrder>[] Order = [new("sequential", FeedOrder.Sequential), new("random", FeedOrder.Random)];

    public static readonly Choice<EndpointClass>[] Class =
    [
        new("read", EndpointClass.Read),
        new("write", EndpointClass.Write),
        new("list", EndpointClass.List),
        new("aggregation", EndpointClass.Aggregation),
        new("transfer", EndpointClass.Transfer),
    ];

    public static readonly Choice<LimitKind>[] Limit = [.. LimitNames.All.Select(kind => new Choice<LimitKind>(LimitNames.Of(kind), kind))];

    public static IEnumerable<string> Words =>
    [
        .. Switch.Select(choice => choice.Word),
        .. Http.Select(choice => choice.Word),
        .. Model.Select(choice => choice.Word),
        .. Arrivals.Select(choice => choice.Word),
        .. Engine.Select(choice => choice.Word),
        .. Order.Select(choice => choice.Word),
        .. Class.Select(choice => choice.Word),
        .. Limit.Select(choice => choice.Word),
    ];
}
