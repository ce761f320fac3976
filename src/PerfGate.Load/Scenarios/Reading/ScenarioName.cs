using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>The scenario's name, which is a folder's too.</summary>
internal static class ScenarioName
{
    private const int Longest = 60;

    /// <summary>The folder of the benchmarks' baselines.</summary>
    private const string Taken = "benchmarks";

    private const string Allowed = "lower-case letters, digits and single hyphens, at most 60, and not 'benchmarks'";

    public static string Read(ScenarioReader reader, Field? field)
    {
        var name = reader.Read.Text(field, Allowed);
        if (name is null)
        {
            return OfFile(reader.File);
        }

        if (OfText(name) != name || name == Taken)
        {
            reader.Read.Refuse(field!.Value, Allowed);
        }

        return name;
    }

    private static string OfFile(string file) => OfText(Path.GetFileNameWithoutExtension(file)) switch
    {
        "" or Taken => "scenario",
        var name => name,
    };

    private static string OfText(string text)
    {
        var safe = string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var name = string.Join('-', safe.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return name.Length > Longest ? name[..Longest].TrimEnd('-') : name;
    }
}
