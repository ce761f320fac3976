using System.Text.RegularExpressions;
using PerfGate.Core.Diagnostics;
using PerfGate.TestKit;

namespace PerfGate.Core.Tests.Architecture;

/// <summary><c>docs/diagnostics.md</c> explains every number that PerfGate may print, and no other.</summary>
public sealed partial class DiagnosticsPageTests
{
    [Fact]
    public void Every_id_has_one_heading_and_every_heading_is_an_id()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Find(), "docs", "diagnostics.md"));
        var documented = Heading().Matches(page).Select(match => match.Groups[1].Value);

        Assert.Equal(DiagnosticIds.All.Order(StringComparer.Ordinal), documented);
    }

    [Fact]
    public void Ids_are_unique() => Assert.Distinct(DiagnosticIds.All);

    [GeneratedRegex(@"^### (PG\d{4}) \S", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
