using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Hook;

/// <summary>Answers <see cref="HookMessage.List"/>: what this process runs on, and every benchmark that it could run.</summary>
internal static class BenchmarkListing
{
    public static void Write(HookChannel channel, Assembly assembly)
    {
        // Whole before the first byte is said: half an answer could not be taken back when something throws.
        using var answer = new MemoryStream();
        WriteAnswer(new BinaryWriter(answer), assembly);
        channel.Answer(HookMessage.Listing, fields => fields.Write(answer.ToArray()));
    }

    private static void WriteAnswer(BinaryWriter fields, Assembly assembly)
    {
        var missing = LaunchMembers.Missing();
        var types = missing.Count > 0 ? [] : BenchmarkTypes.Find(assembly);
        WriteAll(fields, missing);
        WriteAll(fields, missing.Count > 0 ? [] : EngineGenerations.Nearest().Missing());
        fields.Write(RuntimeInformation.FrameworkDescription);
        fields.Write(GCSettings.IsServerGC);
        fields.Write(GCSettings.LatencyMode == GCLatencyMode.Interactive);
        fields.Write(Debugger.IsAttached);
        foreach (var type in types.Where(type => !type.IsLeftOut))
        {
            WriteType(fields, type);
        }

        fields.Write(false);
        WriteAll(fields, [.. types.Where(type => type.IsLeftOut).Select(type => type.Obstacle)]);
    }

    private static void WriteAll(BinaryWriter fields, IReadOnlyList<string> texts)
    {
        fields.Write(texts.Count);
        foreach (var text in texts)
        {
            fields.Write(text);
        }
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
        var environment = LateBound.Get(named.Job, "Environment")!;
        var gc = LateBound.Get(environment, "Gc")!;
        var method = (MethodInfo)LateBound.Get(named.Descriptor, "WorkloadMethod")!;
        var (file, line) = BenchmarkMethods.Source(method);
        fields.Write(true);
        fields.Write(type.AssemblyQualifiedName!);
        fields.Write(method.Name);
        fields.Write(named.Id);
        fields.Write(named.JobName);
        fields.Write(named.Occurrence);
        fields.Write(file);
        fields.Write(line);
        fields.Write(JobSettings.Set(environment, "Runtime") is { } runtime ? (string)LateBound.Get(runtime, "MsBuildMoniker")! : "");
        WriteSwitch(fields, (bool?)JobSettings.Set(gc, "Server"));
        WriteSwitch(fields, (bool?)JobSettings.Set(gc, "Concurrent"));
        object[] variables = [.. ((IEnumerable?)LateBound.Get(environment, "EnvironmentVariables") ?? Array.Empty<object>()).Cast<object>()];
        fields.Write(variables.Length);
        foreach (var variable in variables)
        {
            fields.Write((string)LateBound.Get(variable, "Key")!);
            fields.Write((string)LateBound.Get(variable, "Value")!);
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
            var (file, line) = BenchmarkMethods.Source(method);
            fields.Write(true);
            fields.Write(type.AssemblyQualifiedName!);
            fields.Write(method.Name);
            fields.Write($"{type.FullName}.{method.Name}");
            fields.Write("");
            fields.Write(overload);
            fields.Write(file);
            fields.Write(line);
            fields.Write("");
            fields.Write((sbyte)-1);
            fields.Write((sbyte)-1);
            fields.Write(0);
            fields.Write(reason);
        }
    }

    /// <summary>-1 not set, 0 off, 1 on.</summary>
    private static void WriteSwitch(BinaryWriter fields, bool? value) =>
        fields.Write((sbyte)(value switch { null => -1, true => 1, false => 0 }));
}
