using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.Core.Measurements;

/// <summary>Names the machine and runtime that results may be compared within: <c>linux-x64-net10.0.12-epyc-9r14-2c</c>.</summary>
/// <remarks>The same machine gives the same key, whether it describes itself or BenchmarkDotNet does.</remarks>
public static partial class EnvironmentKey
{
    /// <summary>Longest key, in characters.</summary>
    public const int MaxLength = 80;

    private const string Unknown = "unknown";
    private const int LongestPart = 24;

    // In this order: "Darwin" ends in "win".
    private static readonly (string Word, string Family)[] Families =
    [
        ("macos", "osx"), ("os x", "osx"), ("osx", "osx"), ("darwin", "osx"),
        ("windows", "win"), ("freebsd", "freebsd"), ("android", "android"),
        ("linux", "linux"), ("debian", "linux"), ("ubuntu", "linux"), ("alpine", "linux"), ("fedora", "linux"), ("centos", "linux"),
        ("red hat", "linux"), ("rhel", "linux"), ("suse", "linux"), ("arch", "linux"), ("mariner", "linux"), ("nixos", "linux"),
        ("rocky", "linux"), ("manjaro", "linux"), ("amazon", "linux"), ("unix", "unix"),
    ];

    /// <summary>The key: lower-case letters, digits, dots and hyphens, safe as a folder name on every system.</summary>
    /// <param name="os">Operating system in any wording, for example <c>Windows 10.0.17763.2458 (1809/…)</c>.</param>
    /// <param name="arch">Process architecture, for example <c>X64</c>.</param>
    /// <param name="runtimeVersion">Runtime, for example <c>.NET 10.0.12 (…)</c> or <c>10.0.12</c>.</param>
    /// <param name="cpu">Processor name as the system or BenchmarkDotNet gives it.</param>
    /// <param name="cores">Logical processors.</param>
    public static string Of(string? os, string? arch, string? runtimeVersion, string? cpu, int? cores)
    {
        var coreCount = cores is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{cores}c") : Unknown;
        var front = $"{Family(os)}-{Part(arch)}-{Part(Runtime(runtimeVersion))}-";
        var model = Safe(Model(cpu));
        var room = MaxLength - front.Length - 1 - coreCount.Length;
        return $"{front}{(model.Length > room ? model[..room].TrimEnd('-', '.') : model)}-{coreCount}";
    }

    private static string Family(string? os)
    {
        foreach (var (word, family) in Families)
        {
            if (os?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
            {
                return family;
            }
        }

        return Part(os?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault());
    }

    private static string Runtime(string? version)
    {
        var match = RuntimePattern().Match(version ?? "");
        if (!match.Success)
        {
            return version ?? "";
        }

        var number = match.Groups["version"].Value;
        return match.Groups["name"].Value.ToLowerInvariant() switch
        {
            ".net framework" => "netfx" + number,
            ".net core" when number.Split('.')[0] is "1" or "2" or "3" => "netcoreapp" + number,
            "mono" => "mono" + number,
            _ => "net" + number,
        };
    }

    private static string Model(string? cpu)
    {
        if (cpu is null || cpu.StartsWith(Unknown, StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var text = cpu;
        foreach (var noise in (ReadOnlySpan<Regex>)[TrademarkPattern(), ParenthesesPattern(), FrequencyPattern(), NoisePattern()])
        {
            text = noise.Replace(text, " ");
        }

        return text;
    }

    private static string Part(string? text)
    {
        var safe = Safe(text);
        return safe.Length > LongestPart ? safe[..LongestPart].TrimEnd('-', '.') : safe;
    }

    private static string Safe(string? text)
    {
        var safe = UnsafePattern().Replace((text ?? "").ToLowerInvariant(), "-").Trim('-', '.');
        return safe.Length == 0 ? Unknown : safe;
    }

    [GeneratedRegex(@"^\s*(?<name>\.NET Framework|\.NET Core|\.NET|Mono)?\s*(?<version>\d+\.\d[\w.-]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RuntimePattern();

    [GeneratedRegex(@"\((?:R|TM|C)\)|[®™©]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrademarkPattern();

    [GeneratedRegex(@"\([^)]*\)?")]
    private static partial Regex ParenthesesPattern();

    [GeneratedRegex(@"@?\s*\d+(?:[.,]\d+)?\s*[GM]Hz", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FrequencyPattern();

    [GeneratedRegex(
        @"\b(?:AMD|Intel|Core|CPU|Processor|\w+-Core|\d+(?:st|nd|rd|th) Gen|with Radeon\b.*|w/ Radeon\b.*|@)(?=\W|$)|,.*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoisePattern();

    [GeneratedRegex(@"[^a-z0-9.]+|\.(?=\.)")]
    private static partial Regex UnsafePattern();
}
