using System.Globalization;

namespace PerfGate.Load.Limits.Connections;

/// <summary>How many files and sockets a process may have.</summary>
internal static class Descriptors
{
    /// <summary>Null where the system does not tell.</summary>
    public static int? LimitOf(int process)
    {
        const string Name = "Max open files";
        try
        {
            var line = File.ReadLines($"/proc/{process}/limits").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
            return line is not null
                && int.TryParse(
                    line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var limit) ? limit : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
