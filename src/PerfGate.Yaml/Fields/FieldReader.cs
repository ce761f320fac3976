using System.Globalization;
using PerfGate.Core.Rules;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Fields;

/// <summary>
/// Reads single values. Each method returns null for a field that is absent or wrong; a wrong one is then among the mistakes with what was
/// found and what is allowed.
/// </summary>
public sealed class FieldReader(Mistakes mistakes)
{
    public const string AllowedText = "text";
    public const string AllowedDate = "a date as year-month-day, such as '2027-01-31'";

    /// <summary>Text without the blanks around it.</summary>
    public string? Text(Field? field, string allowed = AllowedText)
    {
        var text = Scalar(field, allowed)?.Text.Trim();
        if (text is { Length: 0 })
        {
            Refuse(field!.Value, allowed);
            return null;
        }

        return text;
    }

    public T? Choice<T>(Field? field, IReadOnlyList<Choice<T>> choices)
        where T : struct
    {
        var words = choices.Select(choice => choice.Word).ToList();
        var allowed = string.Join(", ", words);
        if (Scalar(field, allowed) is not { } scalar)
        {
            return null;
        }

        foreach (var choice in choices)
        {
            if (choice.Word == scalar.Text)
            {
                return choice.Value;
            }
        }

        Refuse(field!.Value, allowed + Spelling.Suggestion(scalar.Text, words));
        return null;
    }

    /// <summary>A percentage as a fraction: <c>3%</c> is 0.03.</summary>
    public double? Percentage(Field? field, PercentRange range)
    {
        if (Quantity(field, range.Allowed) is not { } amount)
        {
            return null;
        }

        if (amount.Unit == "%" && range.Contains(amount.Number))
        {
            return (double)(amount.Number / 100);
        }

        Refuse(field!.Value, range.Allowed, amount.Unit == "%" ? "" : UnitFault(amount.Unit));
        return null;
    }

    /// <summary>What is allowed where <see cref="Growth"/> reads, for a message.</summary>
    /// <param name="units">Of the metric.</param>
    /// <param name="word">That may stand there instead; null: none.</param>
    public static string GrowthText(MetricUnits units, string? word = null) =>
        word is null ? $"a percentage such as '2%', or {units.Allowed}" : $"a percentage such as '2%', {units.Allowed}, or '{word}'";

    /// <summary>A percentage, or an amount in the metric's units.</summary>
    /// <param name="field">The field.</param>
    /// <param name="units">Of the metric.</param>
    /// <param name="word">See <see cref="GrowthText"/>; who allows one has looked for it.</param>
    public AllowedGrowth? Growth(Field? field, MetricUnits units, string? word = null)
    {
        var allowed = GrowthText(units, word);
        if (Quantity(field, allowed) is not { } amount)
        {
            return null;
        }

        return amount.Unit == "%"
            ? new AllowedGrowth((double)(amount.Number / 100), null)
            : InBaseUnit(field!.Value, amount, units, allowed) is { } absolute ? new AllowedGrowth(null, absolute) : null;
    }

    /// <summary>An amount in the metric's base unit.</summary>
    public double? Amount(Field? field, MetricUnits units) =>
        Quantity(field, units.Allowed) is { } amount ? InBaseUnit(field!.Value, amount, units, units.Allowed) : null;

    public int? WholeNumber(Field? field, int low, int high)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}");
        if (Scalar(field, allowed) is not { } scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        Refuse(field!.Value, allowed);
        return null;
    }

    public TimeSpan? TimeSpan(Field? field)
    {
        const string Allowed = "hours, minutes and seconds above zero and at most a week, such as '10m', '90s' or '1h30m'";
        if (Scalar(field, Allowed) is not { } scalar)
        {
            return null;
        }

        if (Duration.TryParse(scalar.Text, out var value))
        {
            return value;
        }

        Refuse(field!.Value, Allowed, scalar.Text.All(char.IsAsciiDigit) ? ", which has no unit" : "");
        return null;
    }

    public DateOnly? Date(Field? field)
    {
        if (Scalar(field, AllowedDate) is not { } scalar)
        {
            return null;
        }

        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Refuse(field!.Value, AllowedDate);
        return null;
    }

    /// <summary>The items of a list; none for a field that is absent or left empty.</summary>
    public IReadOnlyList<Field> List(Field? field)
    {
        switch (field?.Node)
        {
            case null or UnreadableNode or ScalarNode { IsNothing: true }:
                return [];
            case ListNode list:
                return [.. list.Items.Select((item, i) => new Field(item, $"{field.Value.Path}[{i}]"))];
            default:
                Refuse(field.Value, "a list");
                return [];
        }
    }

    /// <summary>The mapping's fields; null for a field that is absent or wrong, or empty where that is allowed.</summary>
    /// <param name="field">The field.</param>
    /// <param name="keys">The allowed keys; null: any.</param>
    /// <param name="orNothing">True: the section may be left empty.</param>
    public FieldMap? Map(Field? field, IReadOnlyList<string>? keys, bool orNothing = false)
    {
        switch (field?.Node)
        {
            case null or UnreadableNode:
                return null;
            case ScalarNode { IsNothing: true } when orNothing:
                return null;
            case MapNode map:
                return new FieldMap(map, field.Value.Path, keys, mistakes);
            default:
                Refuse(field.Value, keys is null ? "a mapping" : $"a mapping with {string.Join(", ", keys)}");
                return null;
        }
    }

    /// <summary>Notes a value that is well-formed but not allowed.</summary>
    public void Refuse(Field field, string allowed, string fault = "") =>
        mistakes.Add(field.Node.Position, $"{field.Path}: found {field.Node.Found}{fault}; allowed: {allowed}");

    private static string UnitFault(string unit) =>
        unit.Length == 0 ? ", which has no unit" : $", whose unit {ScalarNode.Quoted(unit)} is not allowed";

    private ScalarNode? Scalar(Field? field, string allowed)
    {
        if (field is not { Node: not UnreadableNode } given)
        {
            return null;
        }

        if (given.Node is ScalarNode { IsNothing: false } scalar)
        {
            return scalar;
        }

        Refuse(given, allowed);
        return null;
    }

    private Amount? Quantity(Field? field, string allowed)
    {
        if (Scalar(field, allowed) is not { } scalar)
        {
            return null;
        }

        if (Fields.Amount.TryParse(scalar.Text, out var quantity, out var fault))
        {
            return quantity;
        }

        Refuse(field!.Value, allowed, fault);
        return null;
    }

    private double? InBaseUnit(Field field, Amount amount, MetricUnits units, string allowed)
    {
        if (units.Factor(amount.Unit) is { } factor)
        {
            return (double)(amount.Number * factor);
        }

        var meant = units.Names.FirstOrDefault(name => name.Equals(amount.Unit, StringComparison.OrdinalIgnoreCase));
        Refuse(field, allowed + (meant is null ? "" : $"; did you mean '{meant}'?"), UnitFault(amount.Unit));
        return null;
    }
}
