namespace PerfGate.GitHub.Comments;

/// <summary>What came of posting.</summary>
public enum CommentOutcome
{
    Created,
    Updated,

    /// <summary>The comment said the same already.</summary>
    Same,

    /// <summary>A newer run, or a run of a newer head, has spoken.</summary>
    Outdated,

    /// <summary>There is nothing to say, and no comment that would say otherwise.</summary>
    NotNeeded,
}
