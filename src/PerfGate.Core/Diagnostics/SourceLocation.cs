namespace PerfGate.Core.Diagnostics;

/// <summary>A place in a file; line and column count from 1, 0 when unknown.</summary>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    public override string ToString() =>
        Line == 0 ? File : Column == 0 ? $"{File}({Line})" : $"{File}({Line},{Column})";
}
