using System.Xml.Linq;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary>What a project of <c>src/</c> says that it needs.</summary>
/// <param name="Name">Name of the project and of its assembly.</param>
/// <param name="ProjectReferences">Projects that it is compiled against.</param>
/// <param name="Carried">Projects that are built before it and put into its output, but that it is not compiled against.</param>
/// <param name="PackageReferences">Names of packages.</param>
internal sealed record ProjectFile(
    string Name, IReadOnlyList<string> ProjectReferences, IReadOnlyList<string> Carried, IReadOnlyList<string> PackageReferences)
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
        var references = Items(project, "ProjectReference").ToLookup(
            item => string.Equals(item.Attribute("ReferenceOutputAssembly")?.Value, "false", StringComparison.OrdinalIgnoreCase),
            item => Path.GetFileNameWithoutExtension(Included(item).Replace('\\', '/')));
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(path),
            [.. references[false]],
            [.. references[true]],
            [.. Items(project, "PackageReference").Select(Included)]);
    }

    private static IEnumerable<XElement> Items(XDocument project, string name) =>
        project.Descendants().Where(element => element.Name.LocalName == name && element.Attribute("Include") is not null);

    private static string Included(XElement item) => item.Attribute("Include")!.Value;
}
