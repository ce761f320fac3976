using System.Diagnostics;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Jobs;

namespace PerfGate.Runner.Hook;

/// <summary>Answers <see cref="HookMessage.List"/>: what this process runs on, and every benchmark that it could run.</summary>
internal static class BenchmarkListing
{
    public static void Write(HookChannel channel, Assembly assembly)
    {
        var types = BenchmarkTypes.Find(assembly);
        channel.Answer(HookMessage.Listing, fields =>
        {
            fields.Write(RuntimeInformation.FrameworkDescription);
            fields.Write(GCSettings.IsServerGC);
            fields.Write(GCSettings.LatencyMode == GCLatencyMode.Interactive);
            fields.Write(Debugger.IsAttached);
            foreach (var type in types.Where(type => !type.IsLeftOut))
            {
                WriteType(fields, type);
            }

            fields.Write(false);
            var leftOut = types.Where(type => type.IsLeftOut).ToList();
            fields.Write(leftOut.Count);
            foreach (var type in leftOut)
            {
                fields.Write(type.Obstacle);
            }
        });
    }

    private static void WriteType(BinaryWriter fields, BenchmarkType found)
    {
        var type = found.Type;
        if (found.Obstacle.Length > 0)
        {
            WriteBroken(fields, type, found.Obstacle);
            return;
        }

        IReadOnlyList<NamedCase> cases;
        try
        {
            cases = BenchmarkCases.Of(type);
        }
        catch (Exception exception)
        {
            // A parameter source that throws must not make its benchmarks disappear.
            var cause = exception.InnerException ?? exception;
            WriteBroken(fields, type, $"{cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}");
            return;
        }

        foreach (var named in cases)
        {
            WriteCase(fields, type, named);
        }
    }

    private static void WriteCase(BinaryWriter fields, Type type, NamedCase named)
    {
        var job = named.Case.Job;
        var gc = job.Environment.Gc;
        var attribute = BenchmarkMethods.Attribute(named.Case.Descriptor.WorkloadMethod);
        fields.Write(true);
        fields.Write(type.AssemblyQualifiedName!);
        fields.Write(named.Case.Descriptor.WorkloadMethod.Name);
        fields.Write(named.Id);
        fields.Write(named.JobName);
        fields.Write(named.Occurrence);
        fields.Write(attribute?.SourceCodeFile ?? "");
        fields.Write(attribute?.SourceCodeLineNumber ?? 0);
        fields.Write(job.Environment.HasValue(EnvironmentMode.RuntimeCharacteristic) ? job.Environment.Runtime.MsBuildMoniker : "");
        WriteSwitch(fields, gc.HasValue(GcMode.ServerCharacteristic), gc.Server);
        WriteSwitch(fields, gc.HasValue(GcMode.ConcurrentCharacteristic), gc.Concurrent);
        var variables = job.Environment.EnvironmentVariables ?? [];
        fields.Write(variables.Count);
        foreach (var variable in variables)
        {
            fields.Write(variable.Key);
            fields.Write(variable.Value);
        }

        fields.Write("");
    }

    private static void WriteBroken(BinaryWriter fields, Type type, string reason)
    {
        var seen = new Dictionary<string, int>();
        foreach (var method in BenchmarkMethods.Of(type))
        {
            seen.TryGetValue(method.Name, out var overload);
            seen[method.Name] = overload + 1;
            var attribute = BenchmarkMethods.Attribute(method);
            fields.Write(true);
            fields.Write(type.AssemblyQualifiedName!);
            fields.Write(method.Name);
            fields.Write($"{type.FullName}.{method.Name}");
            fields.Write("");
            fields.Write(overload);
            fields.Write(attribute?.SourceCodeFile ?? "");
            fields.Write(attribute?.SourceCodeLineNumber ?? 0);
            fields.Write("");
            fields.Write((sbyte)-1);
            fields.Write((sbyte)-1);
            fields.Write(0);
            fields.Write(reason);
        }
    }

    /// <summary>-1 not set, 0 off, 1 on.</summary>
    private static void WriteSwitch(BinaryWriter fields, bool isSet, bool value) =>
        fields.Write((sbyte)(!isSet ? -1 : value ? 1 : 0));
}
