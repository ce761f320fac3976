using PerfGate.Core.Diagnostics;

namespace PerfGate.Tool.Terminal;

/// <summary>
/// Whether this process may open as many files as any command needs. With fewer the runtime finds its own assemblies no more, and says
/// that they are missing: such a run is refused before it begins.
/// </summary>
internal static class DescriptorLimit
{
    /// <summary>Twice what the commands were seen to need.</summary>
    public const int Least = 256;

    private const string Field = "Max open files";

    /// <returns>The line to be printed; null: there are enough, or the system does not say.</returns>
    public static string? Refusal()
    {
        const string Limits = "/proc/self/limits";
        try
        {
            return File.Exists(Limits) ? Refusal(File.ReadAllText(Limits)) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="limits">As Linux writes them. The runtime has raised the limit to the most that is allowed.</param>
    internal static string? Refusal(string limits)
    {
        foreach (var line in limits.Split('\n'))
        {
            // Nothing here may load an assembly, or a culture's words: both are files.
            if (line.StartsWith(Field, StringComparison.Ordinal)
                && line[Field.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var most, ..]
                && most.Length < 4 && Number(most) < Least)
            {
                return $"perfgate: error {DiagnosticIds.ResourceShortage}: This process may open {most} files, and PerfGate needs 256. Raise the limit, for example with `ulimit -n 4096`, and run again.\n";
            }
        }

        return null;
    }

    private static int Number(string digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return int.MaxValue;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
