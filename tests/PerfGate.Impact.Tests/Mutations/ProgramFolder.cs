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
    private readonly string root = $"/src/{Guid.NewGuid():N}"[..Random.Shared.Next(12, 30)];

    public ProgramFolder((string Library, string Suite) sources)
    {
        ResourceDescription[] resources =
        [
            .. Resource().Matches(sources.Library).Select(match => new ResourceDescription(
                match.Groups[1].Value, () => new MemoryStream([byte.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)]), isPublic: true)),
        ];
        // Every build has its own, and lies elsewhere.
        var stamp = $"[assembly: System.Reflection.AssemblyInformationalVersion(\"1.0.0+{root}\")]\n";
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var declarations = string.Concat(AssemblyPart().Matches(sources.Library).Select(match => match.Groups[1].Value + "\n"))
            + "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Bench\")]\n" + stamp;
        var generated = string.Concat(GeneratedPart().Matches(sources.Library).Select(match => match.Value));
        var written = GeneratedPart().Replace(sources.Library, "");
        library = Compiled.Emit(
            "Lib",
            [
                CSharpSyntaxTree.ParseText(Usings + declarations + written, options, root + "/Lib.cs", System.Text.Encoding.UTF8),
                CSharpSyntaxTree.ParseText(Usings + generated, options, root + "/obj/Lib.g.cs", System.Text.Encoding.UTF8),
            ],
            [],
            resources);
        suite = Compiled.Emit(BuiltFolder.Main, Usings + "using BenchmarkDotNet.Attributes;\n" + stamp + sources.Suite, [Compiled.Annotations, library], path: root + "/Suite.cs");
        folder.AddFile("BenchmarkDotNet.Annotations.dll", Compiled.Annotations);
        folder.AddFile(Compiled.RunnerName + ".dll", Compiled.RunnerProgram);
        Directory.CreateDirectory(folder.In("plugins"));
        foreach (Match plugin in PluginPart().Matches(sources.Library))
        {
            folder.AddFile($"plugins/{plugin.Groups[1].Value}.dll", Compiled.Emit(plugin.Groups[1].Value, stamp + plugin.Groups[2].Value, [], path: root + "/Plugin.cs"));
        }

        folder.AddProject("Lib", library);
        folder.AddProject(BuiltFolder.Main, suite);
        folder.WriteSettings();
    }

    public ImpactSide Side => folder.Side with { SourceRoot = root };

    public void Dispose() => folder.Dispose();

    /// <summary>What every benchmark returns, all in one load context.</summary>
    public Dictionary<string, object> Run(IEnumerable<string> benchmarks)
    {
        AppDomain.CurrentDomain.SetData("perfgate.folder", folder.Path);
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

    [GeneratedRegex(@"//ASSEMBLY ([^\r\n]*)")]
    private static partial Regex AssemblyPart();

    [GeneratedRegex(@"//PLUGIN (\w+) ([^\r\n]*)")]
    private static partial Regex PluginPart();

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
