using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PerfGate.Traces.Tests;

/// <summary>Traces of this very program, started as a process of its own that does next to nothing.</summary>
public sealed class CodeTraceReaderTests(TracedProcess traced) : IClassFixture<TracedProcess>
{
    [Fact]
    public void A_complete_trace_has_the_methods_that_ran_with_their_files_and_tokens()
    {
        var trace = CodeTraceReader.Read(traced.TracePath, TracedProcess.Main);

        Assert.Null(trace.Fault);
        Assert.Contains(
            new CompiledMethod(TracedProcess.Program, TracedProcess.EntryPoint.MetadataToken, TracedProcess.Main.Type, TracedProcess.Main.Name), trace.Compiled);
        Assert.Contains(TracedProcess.Program, trace.Assemblies);
        Assert.Contains(trace.Types, type => type.StartsWith("System.Collections.Generic.List`1<", StringComparison.Ordinal));
        Assert.NotEmpty(trace.Inlined);
        Assert.Empty(trace.FromMemory);
        Assert.DoesNotContain(trace.Compiled, method => method.Type.Contains('[', StringComparison.Ordinal));
    }

    [Fact]
    public void A_trace_without_the_last_method_breaks_off() =>
        Assert.Equal("the trace breaks off before the process's end", CodeTraceReader.Read(traced.TracePath, new NamedMethod("Nobody", "End")).Fault);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.9999)]
    public void A_file_that_breaks_off_is_at_fault(double part)
    {
        var bytes = File.ReadAllBytes(traced.TracePath);
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes[..(int)(bytes.Length * part)]);

        Assert.NotNull(CodeTraceReader.Read(path, TracedProcess.Main).Fault);
        File.Delete(path);
    }

    [Fact]
    public void What_is_no_trace_is_at_fault()
    {
        Assert.StartsWith("the trace cannot be read: ", CodeTraceReader.Read(TracedProcess.Program, TracedProcess.Main).Fault, StringComparison.Ordinal);
        Assert.StartsWith("the trace cannot be read: ", CodeTraceReader.Read(Path.Combine(Path.GetTempPath(), "no-such.nettrace"), TracedProcess.Main).Fault, StringComparison.Ordinal);
    }
}

/// <summary>The trace of a process, made once.</summary>
public sealed class TracedProcess : IDisposable
{
    public TracedProcess()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var start = new ProcessStartInfo(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), ["exec", Program, "--help"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_EnableEventPipe"] = "1",
                ["DOTNET_EventPipeConfig"] = CodeTraceReader.Providers,
                ["DOTNET_EventPipeOutputPath"] = TracePath,
                ["DOTNET_EventPipeRundown"] = "0",
            },
        };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    internal static string Program { get; } = typeof(TracedProcess).Assembly.Location;

    internal static MethodInfo EntryPoint { get; } = typeof(TracedProcess).Assembly.EntryPoint!;

    internal static NamedMethod Main { get; } = new(EntryPoint.DeclaringType!.FullName!, EntryPoint.Name);

    internal string TracePath { get; } = Path.Combine(Path.GetTempPath(), $"perfgate-{Guid.NewGuid():N}.nettrace");

    public void Dispose() => File.Delete(TracePath);
}
