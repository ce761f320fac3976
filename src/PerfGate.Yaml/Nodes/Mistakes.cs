using PerfGate.Core.Diagnostics;

namespace PerfGate.Yaml.Nodes;

/// <summary>Collects everything that is wrong with one file, so that one run lists it all.</summary>
public sealed class Mistakes(string file, DocumentKind kind)
{
    private readonly List<Diagnostic> found = [];

    public bool Any => found.Count > 0;

    public void Add(Position position, string message) =>
        found.Add(new Diagnostic(
            kind.InvalidId, Severity.Error, message, new SourceLocation(file, position.Line, position.Column)));

    /// <exception cref="PerfGateException">There is a mistake; all of them, in file order.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new PerfGateException(
                ExitCode.Invalid,
                [.. found.OrderBy(mistake => mistake.Location!.Line).ThenBy(mistake => mistake.Location!.Column)]);
        }
    }
}
