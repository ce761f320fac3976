using System.Xml.Linq;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>What a project of <c>src/</c> says that it needs.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> ProjectReferences, IReadOnlyList<string> PackageReferences)
{
    public static IReadOnlyList<ProjectFile> AllSources() =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(RepositoryFolder.Find(), "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static ProjectFile Read(string path)
    {
        var project = XDocument.Load(path);
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(path),
            [.. Included(project, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))],
            [.. Included(project, "PackageReference")]);
    }

    private static IEnumerable<string> Included(XDocument project, string item) =>
        project.Descendants().Where(element => element.Name.LocalName == item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
