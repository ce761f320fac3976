using System.Globalization;

namespace PerfGate.TestKit;

/// <summary>Signals that a process was started to ignore: those of a shell's background job, or below <c>nohup</c>. Linux only.</summary>
public static class IgnoredSignals
{
    public const int HangUp = 1;

    public const int Interrupt = 2;

    /// <summary>Whether a process ignores a signal; false where the system does not tell.</summary>
    public static bool Of(int processId, int signal)
    {
        var file = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/status";
        const string Field = "SigIgn:";
        return File.Exists(file)
            && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } mask
            && (ulong.Parse(mask.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) != 0;
    }
}
