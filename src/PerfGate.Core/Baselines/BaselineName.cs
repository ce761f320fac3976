using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Baselines;

/// <summary>Names that may become folders and files of the store on every system, and nowhere outside of it.</summary>
internal static class BaselineName
{
    private const int LongestName = 100;

    // Devices on Windows, with any extension.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Returns the name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="what">What it names, for the message.</param>
    /// <exception cref="PerfGateException">PG0201: it is empty, too long or has characters that are not safe in a file name.</exception>
    public static string Safe(string name, string what)
    {
        var isSafe = name.Length is > 0 and <= LongestName
            && char.IsAsciiLetterOrDigit(name[0])
            && name[^1] != '.'
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+')
            && !Reserved.Contains(name.Split('.')[0]);
        return isSafe ? name : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
            DiagnosticIds.InvalidInput,
            Severity.Error,
            $"the {what} '{name}' cannot name a folder of the baselines: it takes 1 to {LongestName} letters a-z, digits and '-', '_', '.', '+', a letter or digit first, no '.' last, and no name of a Windows device."));
    }

    /// <summary>True for the 40 or 64 lower-case hexadecimal digits of a full commit sha.</summary>
    public static bool IsSha(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
