using PerfGate.Impact.Contracts;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Observing;

/// <summary>Makes one record of two launches, of what concerns the projects.</summary>
/// <remarks>
/// The launches are not alike: in one the compiler inlines as it does while a benchmark is measured, in the other it inlines nothing, so that
/// every method that runs is compiled by itself. Each is a check of the other. What either met, the benchmark met.
/// </remarks>
public static class ReachRecord
{
    /// <param name="side">The base, as it was launched.</param>
    /// <param name="usual">The launch with inlining.</param>
    /// <param name="plain">The launch without.</param>
    /// <param name="framework">Folders of what is the same for both sides: the runtime's own, the hook's.</param>
    public static ObservedReach Of(ImpactSide side, LaunchedCode usual, LaunchedCode plain, IReadOnlyList<string> framework)
    {
        using var folder = new BuildFolder(side);
        var projects = folder.ProjectNames.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string? ProjectOf(string path) =>
            Path.GetDirectoryName(path) == side.Folder && projects.Contains(Path.GetFileNameWithoutExtension(path)) ? Path.GetFileNameWithoutExtension(path) : null;

        var refusal = folder.Fault
            ?? Elsewhere(side, usual, framework) ?? Elsewhere(side, plain, framework)
            ?? Disagreement(Of(usual), Of(plain)) ?? Disagreement(Of(plain), Of(usual));
        if (refusal is not null)
        {
            return ObservedReach.Refused(refusal);
        }

        var types = projects.Select(folder.Project).OfType<AssemblyImage>()
            .SelectMany(image => image.Metadata.TypeDefinitions.Select(image.RawName))
            .ToHashSet(StringComparer.Ordinal);
        return new ObservedReach
        {
            Methods = [.. Of(usual).Methods.Union(Of(plain).Methods).Order(MethodOrder)],
            Inlined = [.. usual.Inlined.Concat(plain.Inlined).Where(one => types.Contains(one.Type)).Distinct()
                .OrderBy(one => one.Type, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal)],
            Types = [.. usual.Types.Concat(plain.Types).SelectMany(Prefixes).Where(types.Contains).Distinct().Order(StringComparer.Ordinal)],
            Assemblies = [.. usual.Assemblies.Concat(plain.Assemblies).Select(path => Below(side, path)).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        };

        (HashSet<CompiledCode> Methods, LaunchedCode Launch) Of(LaunchedCode launch) =>
            ([.. launch.Compiled.Select(one => (one, Project: ProjectOf(one.Assembly))).Where(one => one.Project is not null).Select(one => one.one with { Assembly = one.Project! })], launch);
    }

    private static Comparer<CompiledCode> MethodOrder { get; } = Comparer<CompiledCode>.Create((one, other) =>
        string.CompareOrdinal(one.Assembly, other.Assembly) is var byName and not 0 ? byName : one.Token.CompareTo(other.Token));

    /// <summary>Code that is not beside the benchmarks is not compared.</summary>
    private static string? Elsewhere(ImpactSide side, LaunchedCode launch, IReadOnlyList<string> framework) =>
        launch.FromMemory.Order(StringComparer.Ordinal).FirstOrDefault() is { } name
            ? $"a launch of the base loaded {name} from memory"
            : launch.Assemblies.Order(StringComparer.Ordinal).FirstOrDefault(path => Below(side, path) is null && !framework.Any(one => IsBelow(one, path))) is { } path
                ? $"a launch of the base loaded {path}, which does not lie beside the benchmarks"
                : null;

    /// <summary>A method that ran in one launch and not in the other.</summary>
    private static string? Disagreement((HashSet<CompiledCode> Methods, LaunchedCode Launch) one, (HashSet<CompiledCode> Methods, LaunchedCode Launch) other)
    {
        var inlined = other.Launch.Inlined.ToHashSet();
        var only = one.Methods.Where(method => !other.Methods.Contains(method) && !inlined.Contains(new InlinedCode(method.Type, method.Name))).Order(MethodOrder).ToList();
        return only.Count == 0 ? null : $"two launches of the base did not do the same: {only[0].Type}.{only[0].Name.TrimStart('.')} ran in one of them";
    }

    /// <summary>Every name that may be the type's own: where its arguments begin cannot be told from a name that a compiler made.</summary>
    private static IEnumerable<string> Prefixes(string type)
    {
        yield return type;
        for (var i = 1; i < type.Length; i++)
        {
            if (type[i] is '<' or '[' or '&' or '*')
            {
                yield return type[..i];
            }
        }
    }

    private static string? Below(ImpactSide side, string path) =>
        IsBelow(side.Folder, path) ? Path.GetRelativePath(side.Folder, path).Replace('\\', '/') : null;

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
