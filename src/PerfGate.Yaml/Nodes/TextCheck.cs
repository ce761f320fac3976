namespace PerfGate.Yaml.Nodes;

/// <summary>Finds what a YAML reader would refuse with an obscure message, or silently drop.</summary>
internal static class TextCheck
{
    /// <summary>Notes text that is too long, tabs in indentation and characters that are not allowed; the first of each on a line.</summary>
    public static void Check(string text, Mistakes mistakes)
    {
        if (text.Length > DocumentText.LargestFile)
        {
            mistakes.Add(new Position(1, 1), $"found {text.Length} characters; allowed: at most {DocumentText.LargestFile}");
            return;
        }

        var line = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            var content = text.AsSpan(range).TrimEnd('\r');
            var indentation = content.Length - content.TrimStart(" \t").Length;
            if (indentation < content.Length && content[..indentation].IndexOf('\t') is >= 0 and var tab)
            {
                mistakes.Add(new Position(line, tab + 1), "found a tab in the indentation; allowed: spaces");
            }

            for (var column = 0; column < content.Length; column++)
            {
                if (!IsAllowed(content[column]))
                {
                    mistakes.Add(
                        new Position(line, column + 1),
                        $"found the character U+{(int)content[column]:X4}; allowed: printable characters, as UTF-8");
                    break;
                }
            }
        }
    }

    private static bool IsAllowed(char c) => c == '\t' || !(char.IsControl(c) || c is '\uFEFF' or '\uFFFE' or '\uFFFF');
}
