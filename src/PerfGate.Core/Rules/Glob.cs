namespace PerfGate.Core.Rules;

/// <summary>Patterns over benchmark ids: <c>*</c> any run of characters, <c>?</c> any one, everything else itself.</summary>
/// <remarks>Brackets and braces stand in ids (<c>[1, 2]</c>), so they are not special.</remarks>
public static class Glob
{
    public static bool IsMatch(string pattern, string text)
    {
        // Greedy with one point of return: linear but for patterns with many stars.
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                // The star takes what lies before the next place where the character behind it stands.
                p = star + 1;
                resume++;
                if (p < pattern.Length && pattern[p] != '?')
                {
                    var next = text.AsSpan(resume).IndexOf(pattern[p]);
                    if (next < 0)
                    {
                        return false;
                    }

                    resume += next;
                }
                else if (p == pattern.Length)
                {
                    return true;
                }

                t = resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
