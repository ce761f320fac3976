namespace PerfGate.Core.Tests.Reports.Hostile;

/// <summary>More than 300 names of benchmarks that try to be something else: each attack alone, and inside of what an honest name has.</summary>
public static class HostileNames
{
    private static readonly string[] Attacks =
    [
        // Markdown
        "`", "``", "```", "a`b", "``a` `b``", "`a", "a`", "\\`", "\\\\`", "`` ` ``", "**b**", "*i*", "__b__", "~~s~~", "# h", "## h ##", "- item", "1. item", "> quote", "---", "===",
        "[x](http://evil.example)", "![x](http://evil.example/x.png)", "[x][y]", "[x]: http://evil.example", "<http://evil.example>", "<a@evil.example>", "\\", "\\\\", "a\\", "\\|", "\\\\|",
        "$x$", "$$x$$", "$`x`$", ":tada:", "[ ] task", "- [x] task", "[^1]", "[^1]: note", "> [!WARNING]", "    indented",
        // tables
        "|", "||", "a|b", "a\\|b", "a\\\\|b", "| --- |", "a | b | c", "`|`", "`a|b`", "|`|",
        // HTML
        "<b>", "</code>", "</details>", "<details open>", "</summary>", "</td></tr></table>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
        "<style>*{display:none}</style>", "<iframe src=//evil.example>", "<!-- c -->", "-->", "<!--", "--!>", "<![CDATA[x]]>", "]]>", "<?php ?>", "&lt;b&gt;", "&#60;b&#62;", "&amp;", "&", "&copy;",
        "\"", "'", "\"><b>", "' onclick='x", "\" onmouseover=\"x", "<a href=javascript:alert(1)>x</a>", "<base href=//evil.example>", "<meta http-equiv=refresh>", "</script>", "</script><script>alert(1)//",
        "<picture>", "<source srcset=x>", "<xmp>", "<textarea>", "<title>", "<plaintext>",
        // mentions and references
        "@everyone", "@you", "a@b.example", "@acme/team", "#12", "GH-12", "gh-7", "acme/widgets#12", "acme/widgets@abc1234", "abc1234def5678abc1234def5678abc1234def567",
        "https://github.com/acme/widgets/issues/1", "http://evil.example", "https://evil.example/x?y=z", "www.evil.example", "WWW.evil.example", "ftp://evil.example", "mailto:a@evil.example",
        "xmpp:a@evil.example", "javascript:alert(1)", "data:text/html,x", "//evil.example", "cc @you #1",
        // fences and line ends
        "```\ncode", "~~~\ncode", "a\nb", "a\r\nb", "\n\n# h", "a\u2028b", "a\u2029b", "a\u0085b", "a\u000bb", "a\fb", "\n| a | b |\n|---|---|\n", "\n</details>\n", "\n- item", "\n> quote", "\n```\n",
        // bidirectional, invisible, control
        "\u202Egnirts", "\u202Aa\u202C", "\u2066a\u2069", "\u200Ba", "a\u200Db", "\u200E\u200F", "\uFEFFa", "a\0b", "\u0007", "\u0008", "\u001b[31mred", "\u001b]8;;http://evil.example\u0007x", "\u009b31m",
        "\uD800", "\uDC00a", "\uE000", "\u00AD", "\u061C", "\u180E", "a\u0301\u0301\u0301", "\U000E0041",
        // workflow commands
        "::error::x", "::error file=a.cs,line=1::x", "::set-output name=x::y", "::add-mask::x", "::stop-commands::x", "::save-state name=x::y", "##[error]x", "##[add-path]x", "\n::error::x", "%0A::error::x",
        "::debug::x", "::group::x", "::endgroup::", "::add-path::/tmp",
        // shells, YAML, JSON, XML, formats
        "$(id)", "`id`", "; rm -rf /", "| sh", "&& x", "{{ x }}", "${{ github.token }}", "%s%n", "{0}", "\\u0041", "\\n", "*ref", "&anchor", "!!tag", "key: value", "\"quoted\"", "%PATH%", "^x", "'; x", "../../etc/passwd",
        "con", "{\"a\":1}", "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;",
        // long and odd
        new('x', 5000), new('`', 300), new('|', 300), new('<', 300), string.Concat(Enumerable.Repeat("ab`|", 200)), new('界', 400), string.Concat(Enumerable.Repeat("🎉", 200)), " ", "  a  ", " `a` ",
    ];

    public static IReadOnlyList<string> All { get; } =
        [.. Attacks.SelectMany(attack => (string[])[attack, $"N.T.M(s: {attack})"]).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct()];
}
