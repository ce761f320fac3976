using PerfGate.Core.Diagnostics;
using PerfGate.Importers;
using PerfGate.Load.Files;
using PerfGate.TestKit;

namespace PerfGate.Tool.Tests.Load;

/// <summary>Which run a folder stands for.</summary>
public sealed class LoadRunReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("load.json", "search.json")]
    [InlineData("checkout.json", "search.json")]
    [InlineData("load.json", "load-base.json")]
    public void Runs_of_two_scenarios_are_refused_by_file_and_scenario(string checkout, string search)
    {
        Write(checkout, "checkout");
        Write(search, "search");

        var message = Refused();

        Assert.Contains($"'{folder.At(checkout)}' (scenario 'checkout')", message, StringComparison.Ordinal);
        Assert.Contains($"'{folder.At(search)}' (scenario 'search')", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_of_one_scenario_are_ambiguous_too()
    {
        Write("monday.json", "checkout");
        Write("tuesday.json", "checkout");

        Assert.Contains("tuesday.json", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_comparison_it_is_heads()
    {
        Write("load.json", "checkout");
        LoadFile.Write(folder.At("load-base.json"), LoadSamples.Measured() with { Commit = "1111111def5678abc1234def5678abc1234def56" });

        Assert.Equal(LoadSamples.Measured().Commit, Import().Read(folder.Root).Value.Commit);
    }

    private static MeasurementImport Import() => new([new LoadRunReader()]);

    private string Refused()
    {
        var fault = Assert.Throws<PerfGateException>(() => Import().Read(folder.Root));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal((ExitCode.Invalid, DiagnosticIds.InvalidInput), (fault.ExitCode, diagnostic.Code));
        return diagnostic.Message;
    }

    private void Write(string file, string scenario) => LoadFile.Write(
        folder.At(file), LoadSamples.Measured() with { Identity = LoadSamples.Identity with { Scenario = scenario } });
}
