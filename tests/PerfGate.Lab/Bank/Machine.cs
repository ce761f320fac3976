using System.Globalization;

namespace PerfGate.Lab.Bank;

/// <summary>What the machine does beside the run.</summary>
internal static class Machine
{
    /// <summary>Load average of the last minute; 0 where the system has none.</summary>
    public static double Load() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0;
}
