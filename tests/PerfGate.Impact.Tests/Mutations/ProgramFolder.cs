using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>A generated program, compiled into an output folder and run.</summary>
internal sealed partial class ProgramFolder : IDisposable
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n";

    private readonly BuiltFolder folder = new();
    private readonly byte[] library;
    private readonly byte[] suite;

    public ProgramFolder((string Library, string Suite) sources)
    {
        ResourceDescription[] resources =
        [
            .. Resource().Matches(sources.Library).Select(match => new ResourceDescription(
                match.Groups[1].Value, () => new MemoryStream([byte.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)]), isPublic: true)),
        ];
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        const string Friends = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Bench\")]\n";
        var generated = string.Concat(GeneratedPart().Matches(sources.Library).Select(match => match.Value));
        var written = GeneratedPart().Replace(sources.Library, "");
        library = Compiled.Emit(
            "Lib",
            [
                CSharpSyntaxTree.ParseText(Usings + Friends + written, options, "/src/Lib.cs", System.Text.Encoding.UTF8),
                CSharpSyntaxTree.ParseText(Usings + generated, options, "/src/obj/Lib.g.cs", System.Text.Encoding.UTF8),
            ],
            [],
            resources);
        suite = Compiled.Emit(BuiltFolder.Main, Usings + "using BenchmarkDotNet.Attributes;\n" + sources.Suite, [Compiled.Annotations, library]);
        folder.AddFile("BenchmarkDotNet.Annotations.dll", Compiled.Annotations);
        folder.AddProject("Lib", library);
        folder.AddProject(BuiltFolder.Main, suite);
        folder.WriteSettings();
    }

    public ImpactSide Side => folder.Side;

    public void Dispose() => folder.Dispose();

    /// <summary>What every benchmark returns, all in one load context.</summary>
    public Dictionary<string, object> Run(IEnumerable<string> benchmarks)
    {
        var context = new ProgramContext(library, suite);
        try
        {
            return benchmarks.ToDictionary(name => name, context.Run);
        }
        finally
        {
            context.Unload();
        }
    }

    [GeneratedRegex(@"//RESOURCE (\w+) (\d+)")]
    private static partial Regex Resource();

    [GeneratedRegex(@"//GENERATED\r?\n[^\n]*\n?")]
    private static partial Regex GeneratedPart();

    /// <summary>Loads a program as a process of its own would.</summary>
    private sealed class ProgramContext : AssemblyLoadContext
    {
        private readonly System.Reflection.Assembly lib;
        private readonly Type type;

        public ProgramContext(byte[] library, byte[] suite)
            : base(isCollectible: true)
        {
            LoadFromStream(new MemoryStream(Compiled.Annotations));
            lib = LoadFromStream(new MemoryStream(library));
            type = LoadFromStream(new MemoryStream(suite)).GetType("Suite")!;
        }

        public object Run(string benchmark)
        {
            try
            {
                using var scope = EnterContextualReflection();
                var suite = Activator.CreateInstance(type)!;
                var number = benchmark[1..];
                if (benchmark[0] == 'B')
                {
                    type.GetMethod("Setup" + number)?.Invoke(suite, null);
                    SetParameters(suite, number);
                }

                return type.GetMethod(benchmark)!.Invoke(suite, null)!;
            }
            catch (System.Reflection.TargetInvocationException exception)
            {
                return exception.InnerException!.GetType().Name;
            }
        }

        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName name) => name.Name == "Lib" ? lib : null;

        private void SetParameters(object suite, string number)
        {
            if (type.GetField("P" + number) is { } parameter)
            {
                var values = (object[])((dynamic)parameter.GetCustomAttributes(false).Single()).Values;
                parameter.SetValue(suite, values[0]);
            }

            if (type.GetProperty("Values" + number) is { } source)
            {
                type.GetField("N" + number)!.SetValue(suite, ((IEnumerable<int>)source.GetValue(null)!).First());
            }
        }
    }
}
