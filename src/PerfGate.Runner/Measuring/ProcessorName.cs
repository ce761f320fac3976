using System.Diagnostics;

namespace PerfGate.Runner.Measuring;

/// <summary>The processor's name, from where each system keeps it; null where it does not tell.</summary>
public static class ProcessorName
{
    public static string? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        }

        return OperatingSystem.IsMacOS() ? FromSysctl() : FromProc("/proc/cpuinfo");
    }

    internal static string? FromProc(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        // x86 has a model name; ARM has only numbers, of which the part tells most.
        var lines = File.ReadLines(path)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .ToArray();
        return Value(lines, "model name") ?? Value(lines, "Model") ?? Value(lines, "CPU part");
    }

    private static string? Value(string[][] lines, string key) =>
        lines.FirstOrDefault(parts => parts[0] == key)?[1] is { Length: > 0 } value ? value : null;

    private static string? FromSysctl()
    {
        using var sysctl = Process.Start(new ProcessStartInfo("/usr/sbin/sysctl", ["-n", "machdep.cpu.brand_string"])
        {
            RedirectStandardOutput = true,
        });
        var name = sysctl?.StandardOutput.ReadToEnd().Trim();
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
