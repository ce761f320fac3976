using System.Text.RegularExpressions;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>The target framework that a runtime's display name stands for.</summary>
internal static partial class RuntimeMoniker
{
    /// <summary><c>.NET 8.0</c> and <c>.NET 8.0.1 (…)</c> give <c>net8.0</c>, <c>.NET Framework 4.8.1</c> gives <c>net481</c>; null when unknown.</summary>
    public static string? Of(string? displayName)
    {
        var match = NamePattern().Match(displayName ?? "");
        if (!match.Success)
        {
            return null;
        }

        var major = match.Groups["major"].Value;
        var minor = match.Groups["minor"].Value;
        return match.Groups["name"].Value switch
        {
            ".NET Framework" => $"net{major}{minor}{match.Groups["patch"].Value}",
            ".NET Core" when major is "1" or "2" or "3" => $"netcoreapp{major}.{minor}",
            ".NET" or ".NET Core" => $"net{major}.{minor}",
            var other => $"{other.ToLowerInvariant()}{major}.{minor}",
        };
    }

    // A patch of one digit belongs to the name (4.7.2); a longer one is a build (4.8.4300.0).
    [GeneratedRegex(@"^(?<name>\.NET Framework|\.NET Core|\.NET|NativeAOT|Mono) (?<major>\d+)\.(?<minor>\d+)(?:\.(?<patch>\d)(?!\d))?")]
    private static partial Regex NamePattern();
}
