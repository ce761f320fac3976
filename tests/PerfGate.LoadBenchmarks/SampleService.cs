using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PerfGate.LoadBenchmarks;

/// <summary>The sample service on its core; can be made to stand still.</summary>
internal sealed partial class SampleService : IDisposable
{
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly Process process;

    private SampleService(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<SampleService> StartAsync(int core)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var program = Path.Combine(AppContext.BaseDirectory, "PerfGate.Load.Services.dll");
        var service = new SampleService(Pinned.Start(core, "dotnet", program, "--urls", address.ToString()), address);
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                _ = await client.GetStringAsync(new Uri(address, "/fast"));
                return service;
            }
            catch (HttpRequestException) when (attempt < 100 && !service.process.HasExited)
            {
                await Task.Delay(100);
            }
            catch (HttpRequestException)
            {
                var words = service.process.HasExited ? await service.process.StandardError.ReadToEndAsync() : "";
                service.Dispose();
                throw new InvalidOperationException($"The sample service did not start: {words}");
            }
        }
    }

    /// <summary>Stands still for about that long.</summary>
    /// <returns>How long it was, s.</returns>
    public async Task<double> StallAsync(TimeSpan time)
    {
        _ = Signal(process.Id, Stop);
        var start = Stopwatch.GetTimestamp();
        try
        {
            await Task.Delay(time);
        }
        finally
        {
            _ = Signal(process.Id, Continue);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
