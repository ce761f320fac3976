using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PerfGate.Load.Services;
using PerfGate.TestKit;

namespace PerfGate.LimitTrials;

/// <summary>The sample service as a process; disposing ends it.</summary>
internal sealed class SampleService : IRunningService
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private SampleService(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public int ProcessId => process.Id;

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    public string LastWords => "";

    /// <param name="character">The service's first argument.</param>
    /// <param name="environment">Of the service, over the limit's.</param>
    public static async Task<IRunningService> StartAsync(
        string character, IReadOnlyDictionary<string, string> environment, ServiceAdditions additions, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] command = [.. additions.Prefix, "dotnet", "exec", ServiceAssembly.File, character, "--urls", address.ToString()];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in additions.Environment.Concat(environment))
        {
            start.Environment[name] = value;
        }

        var service = new SampleService(Process.Start(start)!, address);
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        try
        {
            await service.AwaitAsync(cancellation);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private async Task AwaitAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < ReadyWithin && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(50, cancellation);
            }
        }

        throw new InvalidOperationException($"The sample service was not ready within {ReadyWithin.TotalSeconds} s (exited: {process.HasExited}).");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
