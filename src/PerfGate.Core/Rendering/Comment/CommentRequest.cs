using PerfGate.Core.Reports;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>What a pull-request comment is made of, beside the report.</summary>
public sealed record CommentRequest
{
    /// <summary>GitHub's documented limit is 65,536 characters; the rest is room for what servers add.</summary>
    public const int MostCharacters = 60_000;

    public required GateReport Report { get; init; }

    /// <summary>See <see cref="CommentMarker"/>.</summary>
    public string Key { get; init; } = CommentMarker.DefaultKey;

    /// <summary>Null for a comment that no run wrote.</summary>
    public CommentStamp? Stamp { get; init; }

    /// <summary>Null where pictures cannot be stored: the sparklines remain.</summary>
    public CommentChart? Chart { get; init; }

    /// <summary>Where the whole report is; null when it was not kept.</summary>
    public Uri? ReportAddress { get; init; }

    /// <summary>True where the code that was measured could also write the numbers: a pull request from a fork.</summary>
    public bool IsUntrusted { get; init; }

    /// <summary>In UTF-16 units, at least 2,000; what is least important goes first.</summary>
    public int Limit { get; init; } = MostCharacters;
}
