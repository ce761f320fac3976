using System.Text.Json;
using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Tests.Programs;

/// <summary>An output folder as a build leaves it; deletes itself.</summary>
internal sealed class BuiltFolder : IDisposable
{
    public const string Main = "Bench";

    private readonly List<string> projects = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("perfgate-impact-").FullName;

    public ImpactSide Side => new() { AssemblyPath = In(Main + ".dll") };

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Benchmarks in one assembly, which may use a library.</summary>
    public static BuiltFolder Of(string source, string? library = null)
    {
        var folder = new BuiltFolder();
        folder.AddFile("BenchmarkDotNet.Annotations.dll", Compiled.Annotations);
        List<byte[]> references = [Compiled.Annotations];
        if (library is not null)
        {
            references.Add(folder.AddProject("Lib", Compiled.Emit("Lib", library, [])));
        }

        folder.AddProject(Main, Compiled.Emit(Main, source, references));
        folder.WriteSettings();
        return folder;
    }

    /// <summary>Benchmarks whose source lay below a work tree when it was compiled.</summary>
    public static BuiltFolder At(string root, string source)
    {
        var folder = new BuiltFolder();
        folder.AddFile("BenchmarkDotNet.Annotations.dll", Compiled.Annotations);
        folder.AddProject(Main, Compiled.Emit(Main, source, [Compiled.Annotations], path: root + "/bench/Program.cs"));
        folder.WriteSettings();
        return folder;
    }

    public byte[] AddProject(string name, byte[] image)
    {
        projects.Add(name);
        AddFile(name + ".dll", image);
        return image;
    }

    public void AddFile(string name, byte[] content) => File.WriteAllBytes(In(name), content);

    public void WriteSettings()
    {
        var libraries = projects.ToDictionary(name => $"{name}/1.0.0", _ => new { type = "project" });
        var target = projects.ToDictionary(name => $"{name}/1.0.0", name => new { runtime = new Dictionary<string, object> { [$"{name}.dll"] = new { } } });
        File.WriteAllText(
            In(Main + ".deps.json"),
            JsonSerializer.Serialize(new { targets = new Dictionary<string, object> { [".NETCoreApp,Version=v10.0"] = target }, libraries }));
        File.WriteAllText(
            In(Main + ".runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
