namespace PerfGate.GitHub.Comments;

/// <summary>When a pull request that has no comment yet gets one. One that is there is always kept true.</summary>
public enum CommentMode
{
    Always,

    /// <summary>Only when something changed, failed or stayed open.</summary>
    Change,

    /// <summary>Only when the gate failed.</summary>
    Regression,
}
