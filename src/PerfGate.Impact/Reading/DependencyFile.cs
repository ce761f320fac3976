using System.Text.Json;

namespace PerfGate.Impact.Reading;

/// <summary>Which assemblies beside a program are its projects' own, from its <c>.deps.json</c>.</summary>
internal static class DependencyFile
{
    /// <summary>Simple names of the assemblies that come from projects; null when there is no file, so that all may.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static IReadOnlySet<string>? ProjectAssemblies(string assemblyPath)
    {
        var path = Path.ChangeExtension(assemblyPath, ".deps.json");
        if (!File.Exists(path))
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var libraries = document.RootElement.GetProperty("libraries");
            foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                if (libraries.GetProperty(library.Name).GetProperty("type").GetString() == "project"
                    && library.Value.TryGetProperty("runtime", out var files))
                {
                    names.UnionWith(files.EnumerateObject().Select(file => Path.GetFileNameWithoutExtension(file.Name)));
                }
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException("it has not the form of a dependency file", exception);
        }

        names.Add(Path.GetFileNameWithoutExtension(assemblyPath));
        return names;
    }
}
