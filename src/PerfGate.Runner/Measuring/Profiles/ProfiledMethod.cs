using System.Text.RegularExpressions;

namespace PerfGate.Runner.Measuring.Profiles;

/// <summary>What the JIT was told of one method: which ways its code went, and which types it met.</summary>
/// <param name="Key">Hashes of its code and of its name, and the length of its code: by these the runtime finds it.</param>
/// <param name="Records">How much follows, as the runtime wrote it.</param>
/// <param name="Lines">That follow: first the method's name and its signature, which are for people.</param>
internal sealed partial record ProfiledMethod(string Key, string Records, IReadOnlyList<string> Lines)
{
    private const string NamePrefix = "MethodName: ";

    /// <summary>The line before the others.</summary>
    public string FirstLine => $"@@@ {Key} records {Records}";

    /// <summary><c>Ns.Type+Nested.Method</c> without type arguments; empty where the runtime gave none.</summary>
    public string Name => TypeArguments().Replace(FullName, "");

    /// <summary>What tells it, beside its name, from others that are not the same code.</summary>
    public string Kind =>
        $"{Key[(Key.LastIndexOf(' ') + 1)..]} {string.Concat(TypeArguments().Matches(FullName).Select(match => match.Value))} {(Lines.Count > 1 ? Lines[1] : "")}";

    private string FullName => Lines.Count > 0 && Lines[0].StartsWith(NamePrefix, StringComparison.Ordinal) ? Lines[0][NamePrefix.Length..] : "";

    /// <summary>A method of which nothing is read but its first line; null for any other line.</summary>
    /// <param name="line">Of the profile.</param>
    /// <param name="lines">Those that will follow.</param>
    public static ProfiledMethod? Begun(string line, IReadOnlyList<string> lines) => Beginning().Match(line) is { Success: true } match
        ? new ProfiledMethod(match.Groups["key"].Value, match.Groups["records"].Value, lines)
        : null;

    [GeneratedRegex("^@@@ (?<key>codehash 0x[0-9A-F]+ methodhash 0x[0-9A-F]+ ilSize 0x[0-9A-F]+) records (?<records>0x[0-9A-F]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    // They may be nested: Ns.Type`1[System.Func`1[System.Int32]].Method.
    [GeneratedRegex(@"\[(?>[^\[\]]+|(?<open>\[)|(?<-open>\]))*(?(open)(?!))\]", RegexOptions.CultureInvariant)]
    private static partial Regex TypeArguments();
}
