namespace PerfGate.Load.Scenarios;

/// <summary>A text of the scenario in which <c>${NAME}</c> stands for an environment variable, whose value is never printed.</summary>
/// <param name="Template">As it stands in the file; what is shown.</param>
public sealed record SecretText(string Template)
{
    /// <summary>The text that is sent; holds what the variables held when the file was read.</summary>
    public required string Value { get; init; }

    /// <summary>The template: a record would print its members.</summary>
    public override string ToString() => Template;

    public static SecretText Plain(string text) => new(text) { Value = text };
}
