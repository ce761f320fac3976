using System.Text.RegularExpressions;

namespace PerfGate.Runner.Measuring.Profiles;

/// <summary>Says what one side has recorded in the names of the other side: a name that is not found there would be a type that was never met.</summary>
internal sealed partial class ProfileNames
{
    private const string MethodMark = "MethodHandle: ";
    private const string AfterMethod = "|@|";

    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Name), string> methods = [];
    private readonly Dictionary<string, string> versions = new(StringComparer.Ordinal);

    /// <summary>A line is there for each of 32 samples.</summary>
    private readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

    /// <param name="counterparts">Type and method of one side, then of the other.</param>
    /// <param name="ofOther">What the other side recorded: with the versions of its assemblies.</param>
    public ProfileNames(
        IEnumerable<(string Type, string Name, string OtherType, string OtherName)> counterparts, IEnumerable<RecordedProfile> ofOther)
    {
        foreach (var (type, name, otherType, otherName) in counterparts)
        {
            types[type] = otherType;
            methods[(type, name)] = otherName;
        }

        foreach (var line in ofOther.SelectMany(recording => recording.Methods).SelectMany(method => method.Lines).Distinct(StringComparer.Ordinal))
        {
            foreach (Match assembly in Assembly().Matches(line))
            {
                versions[assembly.Groups["name"].Value] = assembly.Groups["version"].Value;
            }
        }
    }

    public RecordedProfile In(RecordedProfile recording) =>
        new([.. recording.Methods.Select(method => method with { Lines = [.. method.Lines.Select(Said)] })]);

    private string Said(string line)
    {
        // A number.
        if (line.Length == 0 || char.IsAsciiDigit(line[0]))
        {
            return line;
        }

        if (!said.TryGetValue(line, out var other))
        {
            said[line] = other = Assembly().Replace(Name().Replace(Method(line), OtherType), OtherVersion);
        }

        return other;
    }

    private string OtherType(Match name) => types.GetValueOrDefault(name.Value, name.Value);

    private string OtherVersion(Match assembly) =>
        versions.TryGetValue(assembly.Groups["name"].Value, out var version) ? $", {assembly.Groups["name"].Value}, {version}" : assembly.Value;

    /// <summary>The method that a delegate led to: its name stands before its type.</summary>
    private string Method(string line)
    {
        var end = line.IndexOf(AfterMethod, StringComparison.Ordinal);
        if (end < 0 || !line.StartsWith(MethodMark, StringComparison.Ordinal))
        {
            return line;
        }

        var (name, type) = (line[MethodMark.Length..end], Name().Match(line, end + AfterMethod.Length).Value);
        return methods.TryGetValue((type, name), out var other) ? $"{MethodMark}{other}{line[end..]}" : line;
    }

    [GeneratedRegex(@"(?<![\w.+<>`])[\w<>][\w.+<>`|-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@", (?<name>[^,\[\]]+), (?<version>Version=[^,\[\]]+, Culture=[^,\[\]]+, PublicKeyToken=\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Assembly();
}
