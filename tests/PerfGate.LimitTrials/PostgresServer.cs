using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerfGate.LimitTrials;

/// <summary>A PostgreSQL server of its own in a temporary folder, on loopback, never as root; disposing ends it and removes the folder.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string folder;
    private readonly string programs;

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
        return installed.Concat(folders).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")));
    }

    /// <param name="connections">Most connections of all roles.</param>
    public static PostgresServer Start(int connections)
    {
        var programs = FindPrograms() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql.");
        var folder = Directory.CreateTempSubdirectory("perfgate-pg-").FullName;
        var server = new PostgresServer(folder, programs, FreePort());
        if (Environment.UserName == "root")
        {
            Run("chown", "nobody", folder);
        }

        var data = Path.Combine(folder, "data");
        server.RunAsUser("initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions");
        server.RunAsUser(
            "pg_ctl", "-D", data, "-w", "-s", "-l", Path.Combine(folder, "log"), "-o",
            string.Create(
                CultureInfo.InvariantCulture,
                $"-p {server.Port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections={connections}"),
            "start");
        server.RunAsUser("psql", "-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "owner", "-d", "postgres", "-q", "-c", "create role app login");
        return server;
    }

    public void Dispose()
    {
        RunAsUser("pg_ctl", "-D", Path.Combine(folder, "data"), "-w", "-s", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private void RunAsUser(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "nobody", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Nothing is redirected: the server keeps what it inherits, and a pipe of ours would never end.
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{program} {string.Join(' ', arguments)}` ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
