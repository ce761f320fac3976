using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace PerfGate.Impact.Tests.Programs;

/// <summary>Compiles sources in this process, as a Release build would.</summary>
internal static class Compiled
{
    /// <summary>The real attributes' names and parameters; nothing here runs them.</summary>
    private const string Attributes = """
        namespace BenchmarkDotNet.Attributes;
        using System;
        using System.Runtime.CompilerServices;
        [AttributeUsage(AttributeTargets.Method)] public sealed class BenchmarkAttribute([CallerLineNumber] int line = 0, [CallerFilePath] string file = "") : Attribute { public int Line => line; public string File => file; public string Description { get; set; } }
        public abstract class TargetedAttribute : Attribute { public string Target { get; set; } }
        public sealed class GlobalSetupAttribute : TargetedAttribute;
        public sealed class IterationSetupAttribute : TargetedAttribute;
        public sealed class ParamsAttribute(params object[] values) : Attribute { public object[] Values => values; }
        public sealed class ParamsSourceAttribute(string name) : Attribute { public string Name => name; }
        public sealed class ArgumentsSourceAttribute(string name) : Attribute { public string Name => name; }
        public sealed class ConfigAttribute(Type type) : Attribute { public Type Type => type; }
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll")
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>An assembly named <c>BenchmarkDotNet.Annotations</c> with what the sources need of it.</summary>
    public static byte[] Annotations { get; } = Emit("BenchmarkDotNet.Annotations", Attributes, []);

    /// <summary>A program that runs one member of <c>Suite</c> as a benchmark process does: made ready, called, called until it is optimised, and over.</summary>
    private const string Runner = """
        using System; using System.Collections.Generic; using System.Linq; using System.Reflection; using System.Runtime.CompilerServices;
        public static class Runner
        {
            public static int Main(string[] arguments)
            {
                AppDomain.CurrentDomain.SetData("perfgate.folder", AppContext.BaseDirectory);
                var type = Assembly.Load("Bench").GetType("Suite");
                for (var i = 0; i < 40; i++) { Call(type, arguments[0]); }
                End();
                return 0;
            }
            static void Call(Type type, string name)
            {
                try
                {
                    var suite = Activator.CreateInstance(type);
                    var number = name.Substring(1);
                    if (name[0] == 'B')
                    {
                        type.GetMethod("Setup" + number)?.Invoke(suite, null);
                        if (type.GetField("P" + number) is FieldInfo parameter) { parameter.SetValue(suite, ((BenchmarkDotNet.Attributes.ParamsAttribute)parameter.GetCustomAttributes(false).Single()).Values[0]); }
                        if (type.GetProperty("Values" + number) is PropertyInfo source) { type.GetField("N" + number).SetValue(suite, ((IEnumerable<int>)source.GetValue(null)).First()); }
                    }
                    type.GetMethod(name).Invoke(suite, null);
                }
                catch (TargetInvocationException) { }
            }
            [MethodImpl(MethodImplOptions.NoInlining)] static void End() { }
        }
        """;

    public const string RunnerName = "BenchmarkDotNet.Runner";

    /// <summary>The assembly of that program: it belongs to the harness.</summary>
    public static byte[] RunnerProgram { get; } = Emit(
        RunnerName, [CSharpSyntaxTree.ParseText(Runner, Parse, "/src/Runner.cs", System.Text.Encoding.UTF8)], [Annotations], kind: OutputKind.ConsoleApplication);

    public static byte[] Emit(string name, string source, IEnumerable<byte[]> references, IEnumerable<ResourceDescription>? resources = null, string path = "/src/Program.cs")
    {
        var tree = CSharpSyntaxTree.ParseText(source, Parse, path, System.Text.Encoding.UTF8);
        return Emit(name, [tree], references, resources);
    }

    public static byte[] Emit(string name, IEnumerable<SyntaxTree> trees, IEnumerable<byte[]> references, IEnumerable<ResourceDescription>? resources = null,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            [.. Framework, .. references.Select(image => MetadataReference.CreateFromImage(image))],
            new CSharpCompilationOptions(
                kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true, concurrentBuild: false));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, manifestResources: resources, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)) + "\n" + string.Join('\n', trees.Select(tree => tree.ToString())));
        return stream.ToArray();
    }
}
