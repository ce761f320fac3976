using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfGate.TestKit;

/// <summary>How the built tool, and <c>dotnet</c>, are started: as users start them, in a sealed environment.</summary>
public static class ToolStart
{
    /// <summary>Of the installation that runs the tests: <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c> is the runtime's folder.</summary>
    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The tool in the tests' own output folder, where a reference to its project puts it.</summary>
    /// <param name="folder">Where it is started.</param>
    /// <param name="arguments">Its own, beginning with the command.</param>
    public static ProcessStartInfo Of(string folder, params IEnumerable<string> arguments) =>
        OfDotnet(folder, ["exec", Path.Combine(AppContext.BaseDirectory, "perfgate.dll"), .. arguments]);

    /// <inheritdoc cref="Of"/>
    public static ProcessStartInfo OfDotnet(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, arguments) { WorkingDirectory = folder };
        SealedEnvironment.Apply(start);
        return start;
    }
}
