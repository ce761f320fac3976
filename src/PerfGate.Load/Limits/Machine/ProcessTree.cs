using PerfGate.Load.Resources;

namespace PerfGate.Load.Limits.Machine;

/// <summary>A process and all that it started, as the system tells; elsewhere than on Linux the process alone.</summary>
internal static class ProcessTree
{
    /// <summary>Those that are there now, the first process first; it alone where the others are not known.</summary>
    public static IReadOnlyList<int> Of(int root) =>
        ProcFileSystem.IsThere && ProcFileSystem.Tree(root, withChildren: true) is { Count: > 0 } tree ? [.. tree.Select(process => process.Id)] : [root];
}
