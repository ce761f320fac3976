using System.Globalization;

namespace PerfGate.Load.Resources;

/// <summary>The open files of processes, and which of them are connections to given ports; Linux.</summary>
internal static class OpenFiles
{
    private const string SocketStart = "socket:[";
    private const int RemoteField = 2;
    private const int InodeField = 9;

    /// <summary>How many there are; null when none of the processes may be looked into. Sockets go into <paramref name="sockets"/>, if given.</summary>
    public static int? Count(int process, ISet<string>? sockets)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd");
        try
        {
            if (sockets is null)
            {
                return Directory.EnumerateFileSystemEntries(folder).Count();
            }

            var count = 0;
            foreach (var file in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                count++;
                if (file.LinkTarget is { } target && target.StartsWith(SocketStart, StringComparison.Ordinal))
                {
                    sockets.Add(target[SocketStart.Length..^1]);
                }
            }

            return count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another user's.
            return null;
        }
    }

    /// <summary>How many of <paramref name="sockets"/> are connected to each port.</summary>
    public static IReadOnlyDictionary<string, int> Connections(int process, ISet<string> sockets, IReadOnlyDictionary<string, int> ports)
    {
        var counts = ports.Keys.ToDictionary(name => name, _ => 0);
        foreach (var table in (string[])["tcp", "tcp6"])
        {
            foreach (var row in Rows(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/net/{table}")))
            {
                var fields = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (fields.Length > InodeField && sockets.Contains(fields[InodeField]))
                {
                    foreach (var (name, _) in ports.Where(port => port.Value == PortOf(fields[RemoteField])))
                    {
                        counts[name]++;
                    }
                }
            }
        }

        return counts;
    }

    private static string[] Rows(string table)
    {
        try
        {
            return File.ReadAllLines(table)[1..];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int PortOf(string address) =>
        int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
