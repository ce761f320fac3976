using PerfGate.Load.Services;

namespace PerfGate.LimitTrials;

/// <summary>Starts one character of the sample service, and remembers the processes.</summary>
internal sealed class SampleHost(string character, string folder, string? database) : IServiceHost
{
    public List<int> Processes { get; } = [];

    /// <summary>Told of each process that is ready.</summary>
    public Action<int>? Started { get; init; }

    public async Task<IRunningService> StartAsync(ServiceStart start, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string> { ["SAMPLE_FOLDER"] = folder, ["SAMPLE_DATABASE"] = database ?? "" };
        var service = await SampleService.StartAsync(character, environment, start.Additions, cancellation);
        Processes.Add(service.ProcessId);
        Started?.Invoke(service.ProcessId);
        return service;
    }
}
