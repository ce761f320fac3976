namespace PerfGate.Core.Rendering.Comment;

/// <summary>The pull-request comment: what a reviewer must know first, the rest folded, made from the report alone.</summary>
public static class CommentMarkdown
{
    /// <summary>Rows of the table of changes, from what is wanted to what must at least be there.</summary>
    private static readonly int[] Rows = [CommentSections.MostChanges, 3, 1];

    /// <summary>The same text for the same request, whatever the culture; LF, at most <see cref="CommentRequest.Limit"/> characters.</summary>
    public static string Write(CommentRequest request)
    {
        var parts = new CommentSections(request);
        var text = "";
        foreach (var rows in Rows)
        {
            text = Fit(parts, rows, request.Limit);
            if (text.Length <= request.Limit)
            {
                return text;
            }
        }

        return Cut(text, request.Limit);
    }

    /// <returns>Longer than the limit where even what must be said does not fit.</returns>
    private static string Fit(CommentSections parts, int rows, int limit)
    {
        var sections = parts.All(rows).Where(section => section.Text.Length > 0).ToList();
        List<string> leftOut = [];
        while (true)
        {
            var blocks = sections.Select(section => section.Text);
            var text = string.Join('\n', parts.IsQuiet ? blocks : blocks.Append(parts.Footer(leftOut)));
            var least = sections.MinBy(section => section.Importance);
            if (text.Length <= limit || least is null || least.Importance == CommentSection.Always)
            {
                return text;
            }

            leftOut.Add(least.Name);
            sections.Remove(least);
        }
    }

    /// <summary>The last resort, for names without end: whole lines, never half a character, an element or a fence.</summary>
    private static string Cut(string text, int limit)
    {
        var end = text.LastIndexOf('\n', Math.Min(limit, text.Length) - 1);
        return end < 0 ? "" : text[..(end + 1)];
    }
}
