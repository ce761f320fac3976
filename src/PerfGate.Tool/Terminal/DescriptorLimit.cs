using System.Runtime.InteropServices;
using System.Text;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Tool.Terminal;

/// <summary>
/// Whether this process may open as many files as any command needs. With fewer the runtime finds its own assemblies no more, and says
/// that they are missing: such a run is refused before it begins.
/// </summary>
internal static partial class DescriptorLimit
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

    /// <summary>
    /// Prints to standard error as the system does it: the console may lack the descriptors that it opens, and a file stream writes at a
    /// place of its own, over which whoever shares the file writes next.
    /// </summary>
    public static void Print(string line)
    {
        const int StandardError = 2;
        var bytes = Encoding.ASCII.GetBytes(line);
        _ = Write(StandardError, bytes, (nuint)bytes.Length);
    }

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nuint count);

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
