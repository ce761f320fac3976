using PerfGate.Load.Arrivals;
using PerfGate.Load.Histograms;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Pauses;
using PerfGate.Load.Recording;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Sessions;

namespace PerfGate.Load.Http;

/// <summary>Sessions over .NET's HTTP client: TLS, HTTP/2, cookies, checks.</summary>
internal sealed class HttpSession : ILoadSession
{
    private readonly LoadScenario scenario;
    private readonly Connector connector;
    private readonly HttpMessageInvoker client;
    private readonly EndpointRequests[] endpoints;
    private readonly VirtualUsers users = new();
    private long nextNumber;

    public HttpSession(LoadScenario scenario, Uri address, long firstNumber = 0)
    {
        this.scenario = scenario;
        nextNumber = firstNumber;
        var names = new NamedValues(scenario);
        endpoints = [.. scenario.Endpoints.Select(endpoint => new EndpointRequests(endpoint, address, scenario, names))];
        connector = new Connector(scenario.Target.UnixSocket);
        client = Transport.Create(scenario, connector);
    }

    public async Task<LoadRun> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        plan = plan with { FirstNumber = plan.FirstNumber ?? nextNumber };
        var shard = plan.Shard ?? LoadShard.Whole;
        var times = RunTimes.From(PreciseWait.Now, plan);
        using var pauses = PauseWatch.Start(scenario, plan, times);
        var recorder = new RunRecorder(new SeriesKeys(scenario), times.Windows, times.WindowSeconds, keepHistograms: plan.Shard is not null, pauses);
        using var workers = new ConnectionWorkers(scenario.Shape, Math.Max(1, shard.PartOf(scenario.Shape.Connections)), times, recorder, CreateExchange);
        using var meter = progress is null ? null : new LiveMeter(times, progress, () => PreciseWait.Now, () => (workers.InFlight, workers.Waiting));
        workers.Meter = meter;
        nextNumber = scenario.Shape.Model == LoadModel.Closed
            ? await new ClosedRun(scenario, plan, shard, times, recorder, workers).RunAsync(cancellation).ConfigureAwait(false)
            : await new OpenRun(scenario, plan, shard, times, recorder, workers).RunAsync(cancellation).ConfigureAwait(false);

        var (complete, rest) = cancellation.IsCancellationRequested ? times.PassedAt(workers.StoppedAt) : (times.Windows, 0);
        var run = recorder.Finish(complete, rest, HistogramCodec.Encode);

        // A run that is cancelled while it waits for the last answers has all its windows, but not their slowest answers.
        return run with
        {
            Total = run.Total with { Pauses = pauses?.Find(run.Total, workers.StoppedAt) },
            Interrupted = run.Interrupted || cancellation.IsCancellationRequested,
            NextNumber = nextNumber,
        };
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        connector.Dispose();
        return ValueTask.CompletedTask;
    }

    private Exchange CreateExchange(CancellationToken abandon) => new(scenario, client, endpoints, users, abandon);
}
