using System.Globalization;

namespace PerfGate.Yaml.Fields;

/// <summary>A number and its unit as written, such as <c>0.5</c> and <c>ns</c>; decimal, so that 1.1 ms is exactly 1,100,000 ns.</summary>
public readonly record struct Amount(decimal Number, string Unit)
{
    private const decimal Largest = 1_000_000_000_000;

    /// <summary>Reads <paramref name="text"/>; when that fails, <paramref name="fault"/> continues the sentence "found 'text'…".</summary>
    public static bool TryParse(string text, out Amount quantity, out string fault)
    {
        quantity = default;
        text = text.Trim();
        var length = text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',').Count();
        var number = text[..length];
        if (text.StartsWith('-') || text.StartsWith('−'))
        {
            fault = ", which is negative";
        }
        else if (!number.Any(char.IsAsciiDigit))
        {
            fault = ", which does not begin with a number";
        }
        else if (number.Contains(','))
        {
            fault = ", which has a comma: the decimal point is '.', thousands are not separated";
        }
        else if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Largest)
        {
            fault = number.Count(c => c == '.') > 1 ? ", which has two decimal points" : ", which is too large";
        }
        else
        {
            quantity = new Amount(value, text[length..].TrimStart());
            fault = "";
            return true;
        }

        return false;
    }
}
