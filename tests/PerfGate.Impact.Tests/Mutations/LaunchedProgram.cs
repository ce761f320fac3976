using System.Diagnostics;
using System.Runtime.InteropServices;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Observing;
using PerfGate.Impact.Tests.Programs;
using PerfGate.Traces;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>Launches a program that was built into a folder, with and without inlining, and records what it meets.</summary>
internal static class LaunchedProgram
{
    private static readonly NamedMethod Last = new("Runner", "End");
    private static readonly string Shared = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", ".."));
    private static readonly string Host = Path.Combine(Path.GetDirectoryName(Shared)!, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <param name="side">The folder.</param>
    /// <param name="benchmark">Name of a member of <c>Suite</c>.</param>
    public static ObservedReach Record(ImpactSide side, string benchmark)
    {
        var plain = Task.Run(() => Launch(side, benchmark, inlines: false));
        var usual = Launch(side, benchmark, inlines: true);
        return ReachRecord.Of(side, usual, plain.Result, [Shared]);
    }

    private static LaunchedCode Launch(ImpactSide side, string benchmark, bool inlines)
    {
        var folder = Path.GetDirectoryName(side.AssemblyPath)!;
        var trace = Path.Combine(Path.GetTempPath(), $"perfgate-{Guid.NewGuid():N}.nettrace");
        var start = new ProcessStartInfo(
            Host, ["exec", "--runtimeconfig", Path.ChangeExtension(side.AssemblyPath, ".runtimeconfig.json"), Path.Combine(folder, Compiled.RunnerName + ".dll"), benchmark])
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["DOTNET_EnableEventPipe"] = "1",
                ["DOTNET_EventPipeConfig"] = CodeTraceReader.Providers,
                ["DOTNET_EventPipeOutputPath"] = trace,
                ["DOTNET_EventPipeRundown"] = "0",
                ["DOTNET_TC_CallCountingDelayMs"] = "0",
                ["DOTNET_JitNoInline"] = inlines ? "0" : "1",
            },
        };
        using (var process = Process.Start(start)!)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        try
        {
            var code = CodeTraceReader.Read(trace, Last);
            Assert.Null(code.Fault);
            return new LaunchedCode
            {
                Compiled = [.. code.Compiled.Select(one => new CompiledCode(one.Assembly, one.Token, one.Type, one.Name))],
                Inlined = [.. code.Inlined.Select(one => new InlinedCode(one.Type, one.Name))],
                Types = code.Types,
                Assemblies = code.Assemblies,
                FromMemory = code.FromMemory,
            };
        }
        finally
        {
            File.Delete(trace);
        }
    }
}
