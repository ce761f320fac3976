using System.Text.Json;
using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Reading;

/// <summary>The assemblies of one side, opened when they are first asked for.</summary>
internal sealed class BuildFolder : IDisposable
{
    private readonly Dictionary<string, AssemblyImage?> images = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> faults = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PackageFacts> packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly DependencyFile? dependencies;

    public BuildFolder(ImpactSide side)
    {
        Side = side;
        try
        {
            dependencies = DependencyFile.Of(side.AssemblyPath);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            Fault = $"{Path.GetFileNameWithoutExtension(side.AssemblyPath)}.deps.json cannot be read: {exception.Message}";
        }
    }

    public ImpactSide Side { get; }

    /// <summary>Why nothing at all can be said; null when something can.</summary>
    public string? Fault { get; }

    /// <summary>Whether the folder has, or should have, an assembly; the others are the framework's.</summary>
    public bool Has(string name) => IsProject(name) || File.Exists(PathOf(name));

    public bool IsProject(string name) => dependencies?.Projects.Contains(name)
        ?? (File.Exists(PathOf(name)) && !IsHarness(name));

    /// <summary>Whether the runtime finds an assembly of the folder by its name; others only load by path.</summary>
    public bool IsListed(string name) => dependencies?.All.Contains(name) ?? true;

    /// <summary>Names of all assemblies of the projects.</summary>
    public IEnumerable<string> ProjectNames => dependencies?.Projects ?? Directory.EnumerateFiles(Side.Folder, "*.dll")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Where(name => !IsHarness(name));

    /// <summary>BenchmarkDotNet and its own parts: what they do with a benchmark is known and is in the roots.</summary>
    public static bool IsHarness(string name) =>
        name.StartsWith("BenchmarkDotNet", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Perfolizer", StringComparison.OrdinalIgnoreCase);

    /// <summary>An assembly of the projects; null when it cannot be opened, see <see cref="FaultOf"/>.</summary>
    public AssemblyImage? Project(string name)
    {
        if (images.TryGetValue(name, out var known))
        {
            return known;
        }

        AssemblyImage? image = null;
        try
        {
            image = AssemblyImage.Open(PathOf(name));
            if (image is null)
            {
                faults[name] = $"{name}.dll holds no managed code";
            }
            else if (ImageFaults.Of(image) is { } fault)
            {
                faults[name] = $"{name}.dll {fault}";
            }
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException
            or ArgumentException or OverflowException)
        {
            faults[name] = File.Exists(PathOf(name)) ? $"{name}.dll cannot be read: {exception.Message}" : $"{name}.dll is missing from {Side.Folder}";
        }

        images[name] = image;
        return image;
    }

    /// <summary>Why the code of an assembly of the projects does not count; null when it does.</summary>
    public string? FaultOf(string name)
    {
        Project(name);
        return faults.GetValueOrDefault(name);
    }

    public PackageFacts Package(string name)
    {
        if (!packages.TryGetValue(name, out var facts))
        {
            packages[name] = facts = IsHarness(name) ? PackageFacts.Harmless : PackageFacts.Read(PathOf(name), Has);
        }

        return facts;
    }

    /// <summary>Names of BenchmarkDotNet's assemblies and of all packages that they refer to.</summary>
    public IReadOnlySet<string> PackagesOfHarness()
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(Directory.EnumerateFiles(Side.Folder, "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(IsHarness));
        while (open.TryPop(out var name))
        {
            if (!IsProject(name) && found.Add(name))
            {
                foreach (var reference in PackageFacts.Read(PathOf(name), Has).References)
                {
                    open.Push(reference);
                }
            }
        }

        return found;
    }

    public string PathOf(string name) => Path.Combine(Side.Folder, name + ".dll");

    public void Dispose()
    {
        foreach (var image in images.Values)
        {
            image?.Dispose();
        }
    }
}
