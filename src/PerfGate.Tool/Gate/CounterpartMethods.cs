using PerfGate.Impact;
using PerfGate.Impact.Contracts;
using PerfGate.Runner.Measuring.Profiles;
using PerfGate.Runner.Projects;

namespace PerfGate.Tool.Gate;

/// <summary>The methods that both sides of a project have, read once.</summary>
/// <param name="headRoot">Top of the work tree, or of the head's checkout.</param>
/// <param name="baseRoot">Top of the base's checkout; null without a base.</param>
internal sealed class CounterpartMethods(string headRoot, string? baseRoot)
{
    private readonly Dictionary<(BuiltProject Base, BuiltProject Head), IReadOnlyList<CounterpartMethod>> found = [];

    public IReadOnlyList<CounterpartMethod> Of(BuiltProject baseProject, BuiltProject head)
    {
        if (!found.TryGetValue((baseProject, head), out var methods))
        {
            found[(baseProject, head)] = methods =
            [
                .. MatchedMethods.Of(Side(baseProject, baseRoot), Side(head, headRoot))
                    .Select(one => new CounterpartMethod(one.BaseType, one.BaseName, one.HeadType, one.HeadName, one.IsEqual)),
            ];
        }

        return methods;
    }

    private static ImpactSide Side(BuiltProject project, string? root) =>
        new() { AssemblyPath = project.TargetPath, SourceRoot = project.SourceRoot ?? root };
}
