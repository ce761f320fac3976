using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.Core.Rendering.Comment;

/// <summary>Which run wrote a comment: hidden in it, so that an older run never writes over a newer one.</summary>
/// <param name="Run">The run's id, which only grows within a repository; 0 when it was no CI run.</param>
/// <param name="Attempt">Counts from 1.</param>
/// <param name="Head">Full sha of the pull request's head that was measured.</param>
public sealed partial record CommentStamp(long Run, int Attempt, string Head)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"<!-- perfgate:run={Run}.{Attempt} head={Head} -->");

    /// <summary>Later attempts of a run are newer than earlier ones.</summary>
    public bool IsOlderThan(CommentStamp other) => (Run, Attempt).CompareTo((other.Run, other.Attempt)) < 0;

    /// <returns>Null when the body has none.</returns>
    public static CommentStamp? Find(string body) =>
        Pattern().Match(body) is { Success: true } match
        && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var run)
        && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? new CommentStamp(run, attempt, match.Groups[3].Value)
            : null;

    [GeneratedRegex(@"<!-- perfgate:run=(\d{1,18})\.(\d{1,9}) head=([0-9a-f]{7,64}) -->")]
    private static partial Regex Pattern();
}
