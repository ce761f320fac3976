using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerfGate.LimitTrials;

/// <summary>A PostgreSQL server of its own in a temporary folder, on loopback, never as root; disposing ends it and removes the folder.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "nobody";

    // Lives as long as its input: when this process ends, however it does, so does the server.
    private const string Keeper = "\"$@\" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server";

    private readonly string folder;
    private readonly string programs;

    private Process? keeper;

    private PostgresServer(string folder, string programs, int port)
    {
        this.folder = folder;
        this.programs = programs;
        Port = port;
    }

    public int Port { get; }

    /// <summary>For a role that is no superuser: the reserved connections are not for it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=app;Database=postgres");

    /// <summary>The folder of PostgreSQL's programs; null: it is not installed.</summary>
    public static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return installed.Concat(folders).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));
    }

    /// <param name="connections">Most connections of all roles.</param>
    public static PostgresServer Start(int connections)
    {
        var programs = FindPrograms() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql.");
        var folder = Directory.CreateTempSubdirectory("perfgate-pg-").FullName;
        var server = new PostgresServer(folder, programs, FreePort());
        if (Environment.UserName == "root")
        {
            using var owner = Process.Start("chown", [User, folder]);
            owner.WaitForExit();
        }

        var data = Path.Combine(folder, "data");
        server.Run("initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions");
        server.keeper = Process.Start(server.AsUser(
            "sh", "-c", Keeper, "sh", Path.Combine(programs, "postgres"), "-D", data, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-k", folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", $"max_connections={connections}"))!;
        server.keeper.BeginOutputReadLine();
        server.keeper.BeginErrorReadLine();
        server.AwaitReady();
        server.Run("psql", "-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "owner", "-d", "postgres", "-q", "-c", "create role app login");
        return server;
    }

    public void Dispose()
    {
        if (keeper is not null)
        {
            keeper.StandardInput.Close();
            keeper.WaitForExit();
            keeper.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private void AwaitReady()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            using var process = Process.Start(AsUser(Path.Combine(programs, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", $"{Port}"))!;
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return;
            }

            if (keeper!.HasExited || Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
            {
                throw new InvalidOperationException("PostgreSQL was not ready within 30 s.");
            }

            Thread.Sleep(50);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(AsUser(Path.Combine(programs, program), arguments))!;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{program}` ended with {process.ExitCode}: {said}");
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private ProcessStartInfo AsUser(string program, params string[] arguments)
    {
        string[] command = Environment.UserName == "root" ? ["runuser", "-u", User, "--", program, .. arguments] : [program, .. arguments];
        return new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
