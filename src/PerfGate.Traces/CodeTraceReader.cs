using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace PerfGate.Traces;

/// <summary>Reads which code a process ran from the event pipe file that its runtime wrote.</summary>
public static class CodeTraceReader
{
    /// <summary>What the runtime has to be told to write: loader, compiler, inlining and the loading of types, in all detail.</summary>
    public const string Providers = "Microsoft-Windows-DotNETRuntime:0x8000001018:5";

    /// <summary>Reads a file that a process has finished; what is wrong with it becomes a <see cref="CodeTrace.Fault"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="last">What the process compiles when all else is over: a trace without it breaks off.</param>
    public static CodeTrace Read(string path, NamedMethod last)
    {
        var found = new Findings(last);
        string? fault;
        try
        {
            using var source = new EventPipeEventSource(path);
            found.Listen(source);
            source.Process();
            fault = source.EventsLost > 0 ? $"{source.EventsLost} events of its runtime were lost" : found.Fault;
        }
        catch (Exception exception)
        {
            // The reader says what is wrong with a damaged file by exceptions of many kinds. Memory runs out where it takes a length as it
            // stands in the file: the one large array is then not made, and nothing else is amiss.
            fault = $"the trace cannot be read: {exception.Message.ReplaceLineEndings(" ")}";
        }

        return found.Trace(fault);
    }

    /// <summary>A type's name without its arguments.</summary>
    internal static string WithoutArguments(string type) => type.IndexOf('[', StringComparison.Ordinal) is var open and >= 0 ? type[..open] : type;

    private sealed class Findings(NamedMethod last)
    {
        private readonly Dictionary<long, string> paths = [];
        private readonly HashSet<long> withoutFile = [];
        private readonly HashSet<CompiledMethod> compiled = [];
        private readonly HashSet<NamedMethod> inlined = [];
        private readonly HashSet<string> types = new(StringComparer.Ordinal);
        private readonly HashSet<string> assemblies = new(StringComparer.Ordinal);
        private readonly HashSet<string> fromMemory = new(StringComparer.Ordinal);
        private bool hasEnd;

        public string? Fault { get; private set; }

        public void Listen(EventPipeEventSource source)
        {
            var runtime = source.Clr;
            runtime.LoaderModuleLoad += Add;
            runtime.MethodLoadVerbose += Add;
            runtime.MethodInliningSucceeded += data => Add(data.InlineeNamespace, data.InlineeName);
            runtime.MethodInliningFailed += data => Add(data.InlineeNamespace, data.InlineeName);
            runtime.TypeLoadStop += data => types.Add(data.TypeName);
        }

        public CodeTrace Trace(string? fault) => new()
        {
            Fault = fault ?? (hasEnd ? null : "the trace breaks off before the process's end"),
            Compiled = compiled,
            Inlined = inlined,
            Types = types,
            Assemblies = assemblies,
            FromMemory = fromMemory,
        };

        private void Add(ModuleLoadUnloadTraceData data)
        {
            if (Path.IsPathRooted(data.ModuleILPath))
            {
                paths[data.ModuleID] = data.ModuleILPath;
                withoutFile.Remove(data.ModuleID);
                assemblies.Add(data.ModuleILPath);
                return;
            }

            // A number of a module that was unloaded may be given again.
            paths.Remove(data.ModuleID);
            withoutFile.Add(data.ModuleID);
            if ((data.ModuleFlags & ModuleFlags.Dynamic) == 0)
            {
                fromMemory.Add(data.ModuleILPath.Length > 0 ? data.ModuleILPath : "an assembly without a name");
            }
        }

        private void Add(MethodLoadUnloadVerboseTraceData data)
        {
            if ((data.MethodFlags & MethodFlags.Dynamic) != 0 || withoutFile.Contains(data.ModuleID))
            {
                // Emitted by code that was compiled itself; what it calls is compiled, or inlined, itself.
                return;
            }

            var type = WithoutArguments(data.MethodNamespace);
            if (!paths.TryGetValue(data.ModuleID, out var assembly))
            {
                Fault ??= $"{type}.{data.MethodName} was compiled of an assembly that no event names";
                return;
            }

            compiled.Add(new CompiledMethod(assembly, data.MethodToken, type, data.MethodName));
            hasEnd |= last == new NamedMethod(type, data.MethodName);
        }

        private void Add(string type, string name) => inlined.Add(new NamedMethod(WithoutArguments(type), name));
    }
}
