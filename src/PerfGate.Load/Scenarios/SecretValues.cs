namespace PerfGate.Load.Scenarios;

/// <summary>
/// The values that environment variables gave to a scenario. What a service prints is shown without them: the name stands in their place.
/// A value that was encoded, in base64 for instance, is not recognised.
/// </summary>
public sealed class SecretValues
{
    /// <summary>Characters; a shorter value occurs in texts that have nothing to do with it.</summary>
    private const int Shortest = 4;

    private readonly (string Value, string Name)[] known;

    /// <param name="variables">Values by the variable's name. Of several lines: each line is hidden by itself.</param>
    public SecretValues(IReadOnlyDictionary<string, string> variables) => known =
    [
        .. variables
            .SelectMany(one => one.Value.Split(['\n', '\r'], StringSplitOptions.TrimEntries), (one, line) => (Value: line, Name: $"${{{one.Key}}}"))
            .Where(one => one.Value.Length >= Shortest)

            // The longest first: one value may be part of another.
            .OrderByDescending(one => one.Value.Length)
            .ThenBy(one => one.Name, StringComparer.Ordinal),
    ];

    /// <summary>Of a scenario that uses no variable.</summary>
    public static SecretValues None { get; } = new(new Dictionary<string, string>());

    /// <param name="line">One line.</param>
    /// <returns>The line with <c>${NAME}</c> in place of each value.</returns>
    public string Hide(string line)
    {
        foreach (var (value, name) in known)
        {
            line = line.Replace(value, name, StringComparison.Ordinal);
        }

        return line;
    }
}
