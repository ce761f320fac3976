using System.Text.Json;

namespace PerfGate.Impact.Reading;

/// <summary>Which assemblies beside a program the runtime finds, from its <c>.deps.json</c>.</summary>
/// <param name="Projects">Simple names of those that come from projects.</param>
/// <param name="All">Simple names of all: the runtime finds no other by its name.</param>
internal sealed record DependencyFile(IReadOnlySet<string> Projects, IReadOnlySet<string> All)
{
    private static readonly string[] Kinds = ["runtime", "runtimeTargets"];

    /// <summary>Reads the file beside an assembly; null when there is none, so that every assembly may be a project's and be found.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static DependencyFile? Of(string assemblyPath)
    {
        var path = Path.ChangeExtension(assemblyPath, ".deps.json");
        if (!File.Exists(path))
        {
            return null;
        }

        var own = Path.GetFileNameWithoutExtension(assemblyPath);
        var projects = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { own };
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { own };
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var libraries = document.RootElement.GetProperty("libraries");
            foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                var isProject = libraries.GetProperty(library.Name).GetProperty("type").GetString() == "project";
                foreach (var kind in Kinds)
                {
                    if (library.Value.TryGetProperty(kind, out var files))
                    {
                        string[] names = [.. files.EnumerateObject().Select(file => Path.GetFileNameWithoutExtension(file.Name))];
                        all.UnionWith(names);
                        if (isProject && kind == "runtime")
                        {
                            projects.UnionWith(names);
                        }
                    }
                }
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException("it has not the form of a dependency file", exception);
        }

        return new DependencyFile(projects, all);
    }
}
