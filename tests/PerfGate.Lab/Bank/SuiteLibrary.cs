using System.Reflection;

namespace PerfGate.Lab.Bank;

/// <summary>The BenchmarkDotNet that the suite uses.</summary>
/// <param name="Version">Of the package.</param>
internal sealed record SuiteLibrary(string Version)
{
    /// <summary>What the suite's own project file says.</summary>
    public static SuiteLibrary Own { get; } = new("0.15.8");

    private static string EarlierPerfolizer { get; } = typeof(SuiteLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == nameof(EarlierPerfolizer)).Value!;

    /// <summary>Whether it was built for Perfolizer 0.2.1, which feeds may lack; a stand-in takes its place.</summary>
    private bool NeedsEarlierPerfolizer => System.Version.Parse(Version) < new Version(0, 13, 3);

    /// <summary>Rewrites the suite's project file, where it is another than its own.</summary>
    public void WriteInto(string folder)
    {
        if (this == Own)
        {
            return;
        }

        var project = Path.Combine(folder, "Lab.Suite.csproj");
        var text = File.ReadAllText(project);
        var own = $"<PackageReference Include=\"BenchmarkDotNet\" Version=\"{Own.Version}\" />";
        var more = "";
        if (NeedsEarlierPerfolizer)
        {
            File.Copy(EarlierPerfolizer, Path.Combine(folder, "Perfolizer.dll"), overwrite: true);
            more = "<PackageReference Include=\"Perfolizer\" Version=\"0.3.17\" ExcludeAssets=\"all\" /><Reference Include=\"Perfolizer.dll\" />";
        }

        var changed = text.Replace(own, own.Replace(Own.Version, Version, StringComparison.Ordinal) + more, StringComparison.Ordinal);
        File.WriteAllText(project, changed != text ? changed : throw new InvalidOperationException($"{project} has no '{own}'."));
    }
}
