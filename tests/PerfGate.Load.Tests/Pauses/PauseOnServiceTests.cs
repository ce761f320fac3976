using System.Diagnostics;
using System.Text.Json;
using PerfGate.Load.Measured;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Tests.Engine;

namespace PerfGate.Load.Tests.Pauses;

/// <summary>Both engines against a service on loopback that stands still, and a generator that does.</summary>
public sealed class PauseOnServiceTests
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(0.6);

    [Theory]
    [InlineData(LoadEngine.Http)]
    [InlineData(LoadEngine.Raw)]
    public async Task A_service_that_stands_still_is_found(LoadEngine engine)
    {
        Assert.SkipUnless(engine == LoadEngine.Http || OperatingSystem.IsLinux(), "the raw engine is for Linux");
        var stalled = new Lazy<Task<TimeSpan>>(StallAsync);
        long? first = null;
        await using var server = PlantedServer.Answering(async (_, _) =>
        {
            first ??= Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(first.Value) > TimeSpan.FromSeconds(2))
            {
                await stalled.Value;
            }

            return PlantedServer.Ok();
        });
        var scenario = Plans.Scenario(Plans.Get("/a", "a"), Plans.Get("/b", "b"));
        scenario = scenario with { Shape = scenario.Shape with { Engine = engine, Arrivals = ArrivalPattern.Poisson } };

        var run = await Plans.RunAsync(
            scenario, server.Address, Plans.Of(400, 4) with { WarmUp = TimeSpan.FromSeconds(0.5) }, TestContext.Current.CancellationToken);

        var pause = run.Total.Pauses!.Longest.MaxBy(one => one.Seconds)!;
        Assert.Equal((PauseCause.Service, null), (pause.Cause, pause.Endpoint));
        AssertLasted(await stalled.Value, pause);
        Assert.InRange(pause.Start, 1.2, 2.6);
        Assert.InRange(pause.Due, pause.Seconds * 250, pause.Seconds * 550);
        Assert.All(run.Windows, window => Assert.Null(window.Pauses));
    }

    [Fact]
    public async Task Users_who_wait_show_no_pauses()
    {
        await using var server = PlantedServer.Answering((_, _) => Task.FromResult(PlantedServer.Ok()));
        var scenario = Plans.Scenario();

        var run = await Plans.RunAsync(
            scenario with { Shape = scenario.Shape with { Model = LoadModel.Closed } }, server.Address, Plans.Of(1, 0.2), TestContext.Current.CancellationToken);

        Assert.Null(run.Total.Pauses);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("raw")]
    public async Task A_generator_that_is_not_run_is_found_and_the_service_is_not_blamed(string engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a process is stopped by a signal");
        await using var server = PlantedServer.Answering((_, _) => Task.FromResult(PlantedServer.Ok()));
        using var generator = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "PerfGate.LoadBenchmarks.dll"), "child", engine, server.Address.ToString(), "400", "4", "20"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Assert.Equal("started", await generator.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            await SignalAsync(generator, "STOP");
            var stopped = Stopwatch.GetTimestamp();
            await Task.Delay(Stall, TestContext.Current.CancellationToken);
            var length = Stopwatch.GetElapsedTime(stopped);
            await SignalAsync(generator, "CONT");

            using var result = JsonDocument.Parse(await generator.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));

            var pauses = result.RootElement.GetProperty("Pauses").Deserialize<LoadPause[]>()!;
            var planted = pauses.Where(one => one.Cause == PauseCause.Machine).MaxBy(one => one.Seconds);
            Assert.NotNull(planted);
            AssertLasted(length, planted);
            Assert.InRange(planted.Start, 1.5, 3);
            // A busy machine may have more of them; none is blamed on the service while the generator was stopped.
            Assert.DoesNotContain(pauses, one => one.Cause == PauseCause.Service && one.Start < planted.Start + planted.Seconds && one.Start + one.Seconds > planted.Start);
        }
        finally
        {
            if (!generator.HasExited)
            {
                generator.Kill();
            }
        }
    }

    private static async Task<TimeSpan> StallAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await Task.Delay(Stall);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A busy machine lets the next answer wait a little.</summary>
    private static void AssertLasted(TimeSpan planted, LoadPause found) =>
        Assert.InRange(found.Seconds, planted.TotalSeconds - 0.05, planted.TotalSeconds + 0.4);

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
