using System.Reflection;

namespace PerfGate.Tool.Gate;

/// <summary>The tool's own version, as it stands in every file that it writes.</summary>
internal static class ToolVersion
{
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
