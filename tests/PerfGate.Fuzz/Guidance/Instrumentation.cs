using SharpFuzz;

namespace PerfGate.Fuzz.Guidance;

/// <summary>A copy of this program in which SharpFuzz has put counters into the code that reads.</summary>
internal static class Instrumentation
{
    /// <summary>Assemblies that read inputs; the framework's own stay as they are.</summary>
    private static readonly string[] Counted =
    [
        "PerfGate.Core", "PerfGate.Statistics", "PerfGate.Importers", "PerfGate.Yaml", "PerfGate.Load", "PerfGate.Runner", "PerfGate.Impact", "PerfGate.GitHub",
        "PerfGate.Traces", "perfgate", "YamlDotNet", "HdrHistogram",
    ];

    /// <summary>Makes the copy, or makes it again.</summary>
    /// <param name="folder">Where; its content is replaced.</param>
    /// <returns>The copied program.</returns>
    public static string CopyTo(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var source = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var name in Counted)
        {
            Fuzzer.Instrument(Path.Combine(folder, name + ".dll"), _ => true, Options.Value);
        }

        return Path.Combine(folder, Path.GetFileName(typeof(Instrumentation).Assembly.Location));
    }
}
