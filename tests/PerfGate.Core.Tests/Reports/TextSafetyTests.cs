using PerfGate.Core.Rendering;
using PerfGate.Core.Rendering.Markdown;
using PerfGate.Core.Rules;
using PerfGate.Core.Words;

namespace PerfGate.Core.Tests.Reports;

public sealed class TextSafetyTests
{
    [Theory]
    [InlineData("Type.Method(N: 1)", "Type.Method(N: 1)")]
    [InlineData("表 é 🎉", "表 é 🎉")]
    [InlineData("a\r\n\tb\0", "a\\r\\n\\tb\\0")]
    [InlineData("\u202Egnirts", "\\u202Egnirts")]
    [InlineData("a\u200Bb\u00A0c\u2028d", "a\\u200Bb\\u00A0c\\u2028d")]
    [InlineData("\u001b[31m", "\\u001B[31m")]
    [InlineData("\U000E0041", "\\U000E0041")]
    [InlineData("", "")]
    public void What_hides_is_made_visible(string text, string expected)
    {
        Assert.Equal(expected, VisibleText.Escape(text));
        Assert.Equal(expected, VisibleText.Escape(expected));
    }

    [Fact]
    public void An_unpaired_surrogate_is_made_visible() => Assert.Equal("a\\uD83D b", VisibleText.Escape("a" + (char)0xD83D + " b"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "ab…ef")]
    [InlineData("abcdef", 4, "a…ef")]
    [InlineData("abcdef", 1, "…")]
    [InlineData("🎉🎉🎉🎉", 3, "🎉…🎉")]
    public void Names_are_shortened_in_the_middle(string text, int width, string expected) =>
        Assert.Equal(expected, VisibleText.Shorten(text, width));

    [Fact]
    public void Wide_characters_count_as_wide_as_they_are() =>
        Assert.Equal("表…表", VisibleText.Shorten("表表表表", 5, text => text == "…" ? 1 : text.Length * 2));

    [Theory]
    [InlineData("A.B(N: 1)", "`A.B(N: 1)`")]
    [InlineData("a<b> & *c*", "`a<b> & *c*`")]
    [InlineData("a`b", "<code>a&#96;b</code>")]
    [InlineData("a|b", "<code>a&#124;b</code>")]
    [InlineData("a\\", "<code>a&#92;</code>")]
    [InlineData(" a", "<code> a</code>")]
    [InlineData("a\nb", "<code>a&#92;nb</code>")]
    [InlineData("", "")]
    public void Code_stays_code_in_a_table(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Theory]
    [InlineData("plain text, 2 %.", "plain text, 2 %.")]
    [InlineData("<b>|&", "&#60;b&#62;&#124;&#38;")]
    [InlineData("*a* _b_ `c` [d](e) ~f~", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~")]
    [InlineData("# a # b", "\\# a # b")]
    [InlineData("@you", "@<!-- -->you")]
    [InlineData("see https://a.b and WWW.c.d", "see https:<!-- -->//a.b and WWW<!-- -->.c.d")]
    [InlineData("a\nb", "a\\\\nb")]
    public void Prose_stays_prose(string text, string expected) => Assert.Equal(expected, MarkdownText.Prose(text));

    [Theory]
    [InlineData("Ns.Type.Method(N: 100)", "\"Ns.Type.Method(N: 100)\"")]
    [InlineData("a\"; rm -rf ~ $(x) `y` %PATH% !z \\ 'q' | & ^", "\"a?; rm -rf ? ?(x) ?y? ?PATH? ?z ? ?q? ? ? ?\"")]
    [InlineData("表\n", "\"??\"")]
    public void A_filter_cannot_run_a_command_and_still_matches(string id, string expected)
    {
        var filter = CommandLine.Filter(id);

        Assert.Equal(expected, filter);
        Assert.True(Glob.IsMatch(filter.Trim('"'), id));
    }

    [Theory]
    [InlineData("a*b", "\"a*b\"")]
    [InlineData("a\"\\\n\u202E🎉", "\"a\\\"\\\\\\u000A\\u202E🎉\"")]
    public void A_waiver_matches_by_a_quoted_scalar(string id, string expected) => Assert.Equal(expected, WaiverEntry.Quote(id));
}
