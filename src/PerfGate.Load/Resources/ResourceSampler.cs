using System.ComponentModel;
using System.Diagnostics;
using PerfGate.Load.Measured;

namespace PerfGate.Load.Resources;

/// <summary>Looks at a process, and what it started, twice a second from a thread of its own.</summary>
/// <remarks>Elsewhere than on Linux children and connections are not seen: <see cref="SeesChildren"/>.</remarks>
public sealed class ResourceSampler : IDisposable
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(0.5);

    private readonly int root;
    private readonly bool withChildren;
    private readonly IReadOnlyDictionary<string, int> ports;
    private readonly TimeSpan interval;
    private readonly ManualResetEventSlim stop = new();
    private readonly ResourceTally tally = new();
    private readonly Thread thread;

    private ResourceSampler(int root, bool withChildren, IReadOnlyDictionary<string, int> ports, TimeSpan interval)
    {
        this.root = root;
        this.withChildren = withChildren;
        this.ports = ports;
        this.interval = interval;
        thread = new Thread(Run) { IsBackground = true, Name = "resources" };
    }

    public static bool SeesChildren => ProcFileSystem.IsThere;

    /// <param name="processId">The root of the tree.</param>
    /// <param name="ports">Ports to which connections are counted, by name.</param>
    /// <param name="withChildren">False: of the process alone.</param>
    /// <param name="interval">Between samples; null: half a second.</param>
    public static ResourceSampler Start(
        int processId, IReadOnlyDictionary<string, int>? ports = null, bool withChildren = true, TimeSpan? interval = null)
    {
        var sampler = new ResourceSampler(processId, withChildren, ports ?? new Dictionary<string, int>(), interval ?? DefaultInterval);
        sampler.thread.Start();
        return sampler;
    }

    /// <summary>Ends the sampling with a last look.</summary>
    /// <returns>Null when the process was never seen.</returns>
    public ResourceUse? Stop()
    {
        stop.Set();
        thread.Join();
        return tally.Use;
    }

    public void Dispose()
    {
        Stop();
        stop.Dispose();
    }

    private void Run()
    {
        bool ended;
        do
        {
            ended = stop.IsSet;
            if (Sample() is { } sample)
            {
                tally.Add(sample);
            }
        }
        while (!ended && (stop.Wait(interval) || true));
    }

    private ResourceSample? Sample()
    {
        var at = Stopwatch.GetElapsedTime(0).TotalSeconds;
        return ProcFileSystem.IsThere ? FromProc(at) : FromProcess(at);
    }

    private ResourceSample? FromProc(double at)
    {
        var tree = ProcFileSystem.Tree(root, withChildren);
        if (tree.Count == 0)
        {
            return null;
        }

        var sockets = ports.Count > 0 ? new HashSet<string>() : null;
        int?[] handles = [.. tree.Select(process => OpenFiles.Count(process.Id, sockets))];
        return new ResourceSample(
            at,
            tree.ToDictionary(process => process.Id, process => process.Processor),
            tree.Sum(process => process.Memory),
            tree.Sum(process => process.Threads),
            handles.All(count => count is null) ? null : handles.Sum(),
            sockets is null ? new Dictionary<string, int>() : OpenFiles.Connections(root, sockets, ports));
    }

    private ResourceSample? FromProcess(double at)
    {
        try
        {
            using var process = Process.GetProcessById(root);
            return new ResourceSample(
                at,
                new Dictionary<int, double> { [root] = process.TotalProcessorTime.TotalSeconds },
                process.WorkingSet64,
                process.Threads.Count,
                OperatingSystem.IsWindows() ? process.HandleCount : null,
                new Dictionary<string, int>());
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
