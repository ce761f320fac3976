using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Arrivals per second, as people write them: <c>200/s</c>, <c>5000/m</c>, <c>100000/h</c>.</summary>
public static class ScenarioRate
{
    public const string Allowed = "requests per second, minute or hour, above zero and at most 10,000,000/s, such as '200/s' or '5000/m'";

    private const decimal Most = 10_000_000;

    /// <param name="text">As it was written.</param>
    /// <param name="rate">Arrivals per second.</param>
    /// <param name="fault">Continues the sentence "found 'text'…" when it is none.</param>
    public static bool TryParse(string text, out double rate, out string fault)
    {
        rate = 0;
        if (!Amount.TryParse(text, out var quantity, out fault))
        {
            return false;
        }

        decimal? seconds = quantity.Unit switch { "/s" => 1, "/m" or "/min" => 60, "/h" => 3600, _ => null };
        if (seconds is null)
        {
            fault = quantity.Unit.Length == 0 ? ", which has no unit" : $", whose unit '{quantity.Unit}' is not allowed";
            return false;
        }

        var perSecond = quantity.Number / seconds.Value;
        if (perSecond is <= 0 or > Most)
        {
            return false;
        }

        rate = (double)perSecond;
        return true;
    }
}
