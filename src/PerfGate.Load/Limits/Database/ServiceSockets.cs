using System.Globalization;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Resources;

namespace PerfGate.Load.Limits.Database;

/// <summary>The ports from which a process tree is connected to a given port.</summary>
internal static class ServiceSockets
{
    private const int LocalField = 1;
    private const int RemoteField = 2;
    private const int InodeField = 9;

    /// <summary>Empty where the system does not tell.</summary>
    public static IReadOnlySet<int> PortsTo(int root, int remotePort)
    {
        var ports = new HashSet<int>();
        if (!OperatingSystem.IsLinux())
        {
            return ports;
        }

        foreach (var process in ProcessTree.Of(root))
        {
            var own = new HashSet<string>();
            OpenFiles.Count(process, own);
            foreach (var table in (string[])[$"/proc/{process}/net/tcp", $"/proc/{process}/net/tcp6"])
            {
                ports.UnionWith(
                    from fields in Rows(table)
                    where fields.Length > InodeField && own.Contains(fields[InodeField]) && PortOf(fields[RemoteField]) == remotePort
                    select PortOf(fields[LocalField]));
            }
        }

        return ports;
    }

    private static IEnumerable<string[]> Rows(string table)
    {
        try
        {
            return [.. File.ReadAllLines(table).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int PortOf(string address) => int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
