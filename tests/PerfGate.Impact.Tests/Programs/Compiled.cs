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

    public static byte[] Emit(string name, string source, IEnumerable<byte[]> references, IEnumerable<ResourceDescription>? resources = null, string path = "/src/Program.cs")
    {
        var tree = CSharpSyntaxTree.ParseText(source, Parse, path, System.Text.Encoding.UTF8);
        return Emit(name, [tree], references, resources);
    }

    public static byte[] Emit(string name, IEnumerable<SyntaxTree> trees, IEnumerable<byte[]> references, IEnumerable<ResourceDescription>? resources = null)
    {
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            [.. Framework, .. references.Select(image => MetadataReference.CreateFromImage(image))],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true, concurrentBuild: false));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, manifestResources: resources, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)) + "\n" + string.Join('\n', trees.Select(tree => tree.ToString())));
        return stream.ToArray();
    }
}
