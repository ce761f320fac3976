using System.Globalization;
using System.Text.RegularExpressions;
using PerfGate.Core.Reports;
namespace PerfGate.EndToEnd.Tests.Load;

/// <summary><c>perfgate load --compare --capacity</c> on services that can do so much a second by construction.</summary>
[Trait("speed", "slow")]
public sealed class LoadCapacityTests : IDisposable
{
    private const double Precision = 0.05;

    /// <summary>A queue that grows so slowly that a step ends before it breaks the budget: 80 ms in 2.5 s.</summary>
    private const double NotYetFelt = 0.035;

    private readonly LoadFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Slots_and_the_time_that_one_is_held_are_found_on_both_sides()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The sides differ by what 'env' puts before their commands.");
        folder.WriteText("compare: { profile: quick }\n", "perfgate.yml");
        folder.WriteService(
            $"env SAMPLE_SLOTS=4 SAMPLE_WAIT=16 {LoadFolder.CommandOf("bounded")}",
            """
            load: { rate: 60/s, warm-up: 500ms, connections: 500 }
            endpoints: [{ name: slot, class: list, request: GET /slot, budget: { p50: 100ms, p95: 100ms, p99: 100ms } }]
            capacity: { from: 150/s, to: 2000/s, step: 2s, precision: 5% }
            """,
            $"base-command: 'env SAMPLE_SLOTS=8 SAMPLE_WAIT=16 {LoadFolder.CommandOf("bounded")}'");
        var result = folder.Run("--compare", "--capacity");

        var said = Assert.Single(
            result.Report.SectionsAt(SectionPlace.Changes).SelectMany(section => section.Sentences),
            sentence => sentence.StartsWith("Highest rate that kept every budget", StringComparison.Ordinal));
        var rates = Regex.Matches(said, @"(?:before|after) ([\d.,]+)/s").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(2, rates.Length);
        Expect(8 / 0.016, rates[0]);
        Expect(4 / 0.016, rates[1]);

        void Expect(double truth, double found) => Assert.True(
            found >= truth * (1 - Precision) && found <= truth * (1 + NotYetFelt + Precision), $"{found} for {truth}: {said}\n{result}");
    }
}
