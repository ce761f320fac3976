using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>The code of <c>src/</c>, compiled in memory: what an identifier means is asked of the compiler, not guessed from its name.</summary>
/// <remarks>
/// Each project is compiled from its files against the other projects, the packages that <c>dotnet restore</c> chose and the reference assemblies of
/// the .NET SDK. The compiled assemblies would not do: constants are copied into their users, and the reference is gone.
/// </remarks>
internal sealed class SourceCode
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly Lazy<SourceCode> Compiled = new(Compile);

    private readonly Dictionary<string, MetadataReference> packages = [];

    private readonly Dictionary<string, CSharpCompilation> projects = [];

    private SourceCode()
    {
    }

    /// <summary>All projects, compiled once for all who ask.</summary>
    /// <exception cref="InvalidOperationException">A project cannot be compiled; the message says why.</exception>
    public static SourceCode Whole => Compiled.Value;

    /// <summary>One compilation a project, by the project's name.</summary>
    public IReadOnlyDictionary<string, CSharpCompilation> Projects => projects;

    private static SourceCode Compile()
    {
        var code = new SourceCode();
        var sdk = new FrameworkPack();
        var waiting = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Find(), "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, path => XDocument.Load(path, LoadOptions.SetBaseUri));
        while (waiting.Count > 0)
        {
            var (name, project) = waiting.First(project => References(project.Value).All(code.projects.ContainsKey));
            waiting.Remove(name);
            code.projects.Add(name, code.Compile(name, project, sdk));
        }

        return code;
    }

    private CSharpCompilation Compile(string name, XDocument project, FrameworkPack sdk)
    {
        var folder = Path.GetDirectoryName(new Uri(project.BaseUri).LocalPath)!;
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .Concat(Included(project, "Compile").Select(item => Path.GetFullPath(item.Replace('\\', '/'), folder)))
            .Order(StringComparer.Ordinal);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parsing, file))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing, "ImplicitUsings.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(
            name, trees, [.. sdk.References, .. PackagesOf(name, folder, sdk), .. Closure(project).Select(other => projects[other].ToMetadataReference())], options);
        CSharpGeneratorDriver.Create(sdk.Generators, parseOptions: Parsing).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);

        // Of the declarations only: the bodies are bound by whoever asks about them, at a fraction of the time.
        var errors = whole.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()).ToList();
        return errors is []
            ? (CSharpCompilation)whole
            : throw new InvalidOperationException($"{name} does not compile in memory, {errors.Count} errors:\n{string.Join('\n', errors.Take(10))}");
    }

    /// <summary>The projects that a project is compiled against, and those that they are compiled against.</summary>
    private HashSet<string> Closure(XDocument project)
    {
        var closure = new HashSet<string>();
        foreach (var name in References(project))
        {
            closure.Add(name);
            closure.UnionWith(projects[name].References.OfType<CompilationReference>().Select(reference => reference.Compilation.AssemblyName!));
        }

        return closure;
    }

    /// <summary>The assemblies of packages that <c>dotnet restore</c> chose, apart from those that the framework has by now.</summary>
    private IEnumerable<MetadataReference> PackagesOf(string name, string folder, FrameworkPack sdk)
    {
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(assets))
        {
            throw new InvalidOperationException($"{name} is not restored, there is no {assets}: run `dotnet restore Gate.sln`.");
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var places = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(place => place.Name).ToList();
        foreach (var library in json.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package" || !library.Value.TryGetProperty("compile", out var compiled))
            {
                continue;
            }

            var path = json.RootElement.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
            foreach (var file in compiled.EnumerateObject().Select(file => file.Name))
            {
                if (file.EndsWith(".dll", StringComparison.Ordinal) && !sdk.Has(Path.GetFileName(file)))
                {
                    yield return Package(places.Select(place => Path.Combine(place, path, file)).First(File.Exists));
                }
            }
        }
    }

    private MetadataReference Package(string file) =>
        packages.TryGetValue(file, out var known) ? known : packages[file] = MetadataReference.CreateFromFile(file);

    private static IEnumerable<string> References(XDocument project) =>
        project.Descendants("ProjectReference")
            .Where(item => item.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Included(XDocument project, string item) =>
        project.Descendants(item).Select(found => found.Attribute("Include")?.Value).OfType<string>();

    /// <summary>
    /// Reference assemblies and source generators of the newest framework that the SDK compiles for. Projects for older frameworks are compiled
    /// against them too: what an older framework has, a newer one has.
    /// </summary>
    private sealed class FrameworkPack : IAnalyzerAssemblyLoader
    {
        private readonly HashSet<string> names;

        public FrameworkPack()
        {
            var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
            var packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", runtime);
            var pack = Directory.Exists(packs)
                ? Directory.EnumerateDirectories(packs).MaxBy(folder => Version.Parse(Path.GetFileName(folder).Split('-')[0]))
                : null;
            if (pack is null)
            {
                throw new InvalidOperationException($"There are no reference assemblies in {packs}: the SDK is not installed beside the runtime in {runtime}.");
            }

            var assemblies = Directory.GetFiles(Directory.EnumerateDirectories(Path.Combine(pack, "ref")).Single(), "*.dll");
            names = [.. assemblies.Select(file => Path.GetFileName(file))];
            References = [.. assemblies.Select(file => MetadataReference.CreateFromFile(file))];
            Generators =
            [
                .. Directory.EnumerateFiles(Path.Combine(pack, "analyzers", "dotnet", "cs"), "*.dll")
                    .SelectMany(file => new AnalyzerFileReference(file, this).GetGenerators(LanguageNames.CSharp)),
            ];
        }

        public IReadOnlyList<MetadataReference> References { get; }

        public IReadOnlyList<ISourceGenerator> Generators { get; }

        public bool Has(string assembly) => names.Contains(assembly);

        public void AddDependencyLocation(string fullPath)
        {
            // They lie beside one another.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
