using System.Text.RegularExpressions;
using PerfGate.Core.Reports;
using PerfGate.TestKit;
using PerfGate.Tool.Rendering;
using Spectre.Console;

namespace PerfGate.Tool.Tests.Rendering;

public sealed partial class TextReportTests
{
    private const string Folder = "tests/PerfGate.Tool.Tests/Rendering/Approved";

    private static readonly string[] Files = ["artifacts/perfgate/report.md", "artifacts/perfgate/report.json"];

    public static TheoryData<string, int> SamplesAndWidths =>
        [.. SampleReports.All.Keys.SelectMany(sample => (TheoryDataRow<string, int>[])[(sample, 80), (sample, 100), (sample, 140)])];

    public static TheoryData<string> Samples => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void Reads_as_approved_whatever_the_culture(string sample, int width)
    {
        string german;
        using (new CultureScope("de-DE"))
        {
            german = Write(sample, width);
        }

        using var invariant = new CultureScope("");
        var text = Write(sample, width);
        Approved.Verify(Folder, $"text.{sample}.{width}", text);
        Assert.Equal(text, german);
    }

    [Fact]
    public void Reads_as_approved_in_ascii()
    {
        var text = Write("every-outcome", 100, unicode: false);

        Approved.Verify(Folder, "text.every-outcome.ascii", text);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Ascii_is_ascii(string sample) => Assert.All(Write(sample, 80, unicode: false), character => Assert.True(char.IsAscii(character)));

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void Only_commands_and_paths_are_wider_than_the_console(string sample, int width)
    {
        foreach (var line in Write(sample, width).Split('\n'))
        {
            Assert.True(line.GetCellWidth() <= width || line.TrimStart().StartsWith("perfgate ", StringComparison.Ordinal), line);
            Assert.Equal(line.TrimEnd(), line);
        }
    }

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void Colour_adds_nothing_but_colour(string sample, int width)
    {
        var coloured = Write(sample, width, color: true);

        Assert.Contains("\u001b[", coloured, StringComparison.Ordinal);
        Assert.Equal(Write(sample, width), Escape().Replace(coloured, ""));
    }

    [Fact]
    public void Hostile_text_reaches_no_terminal()
    {
        var text = Write("hostile", 100);

        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.Contains("[red]x[/]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_failure_is_hidden_by_the_number_of_others()
    {
        var builder = new ReportBuilder();
        for (var i = 0; i < 300; i++)
        {
            builder.Time($"A.B.Noisy(N: {i})", Outcome.Inconclusive, 100, 101, Decision.Warn);
        }

        builder.Time("A.B.Slow", Outcome.Regressed, 100, 120, Decision.Fail);
        var writer = new StringWriter();
        TextReport.Write(Console(writer, 100), builder.Build());
        var text = writer.ToString();

        Assert.Contains("✗ B.Slow", text, StringComparison.Ordinal);
        Assert.Contains("and 201 more", text, StringComparison.Ordinal);
        Assert.Contains("✗ FAILED: 1 of 301 benchmarks regressed.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_writer_that_is_no_terminal_is_wide_and_without_colour()
    {
        var writer = new StringWriter();
        var console = TextConsole.Create(writer, noColor: null);
        console.Write(new Text("x", new Style(Color.Red)));

        Assert.Equal(TextConsole.DetachedWidth, console.Profile.Width);
        Assert.Equal("x", writer.ToString());
    }

    private static string Write(string sample, int width, bool color = false, bool unicode = true)
    {
        var writer = new StringWriter();
        TextReport.Write(Console(writer, width, color, unicode), SampleReports.All[sample](), Files);
        return writer.ToString().ReplaceLineEndings("\n");
    }

    private static IAnsiConsole Console(StringWriter writer, int width, bool color = false, bool unicode = true)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        return console;
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Escape();
}
