using System.Globalization;
using Npgsql;
using PerfGate.Load.Limits.Imposing;
using PerfGate.Load.Limits.Machine;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Limits.Database;

/// <summary>
/// The service gets no database connection: this process opens every connection that PostgreSQL accepts, and ends those that the service
/// had. Nothing else is changed in the database, so that the limit ends with this process.
/// </summary>
internal sealed class DatabaseLimit(LimitContext context) : ILimit
{
    /// <summary>More than these are not opened.</summary>
    private const int MostConnections = 5000;

    private const int Rounds = 20;

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    public LimitFeasibility Probe()
    {
        if (context.Plan.Database is not { } database)
        {
            return LimitFeasibility.No("the scenario names no `database` under `limits`");
        }

        try
        {
            using var connection = new NpgsqlConnection(Settings(database).ConnectionString);
            connection.Open();
            return LimitFeasibility.Yes(string.Create(
                CultureInfo.InvariantCulture, $"every connection that PostgreSQL gives to its role is held ({MaximumOf(connection)} at most)"));
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or FormatException)
        {
            // The connection string may hold a password; the library's messages do not.
            return LimitFeasibility.No($"the database of `limits` cannot be reached: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    public async Task<IAppliedLimit> ApplyAsync(LimitTarget target, CancellationToken cancellation)
    {
        var settings = Settings(context.Plan.Database ?? throw new LimitNotImposedException("the scenario names no database"));
        var held = new List<NpgsqlConnection>();
        try
        {
            await FillAsync(settings, held, cancellation).ConfigureAwait(false);
            if (held.Count == 0)
            {
                throw new LimitNotImposedException("the database gives no connection, so that none can be taken");
            }

            var ended = 0;
            for (var round = 0; round < Rounds && target.ProcessId is { } process; round++)
            {
                // Connections that the service's pool holds already would hide that there are no more.
                var ports = ServiceSockets.PortsTo(process, settings.Port);
                var now = await EndAsync(held[0], ports, cancellation).ConfigureAwait(false);
                await FillAsync(settings, held, cancellation).ConfigureAwait(false);
                ended += now;
                if (now == 0)
                {
                    break;
                }
            }

            return new AppliedLimit(
                "every connection that PostgreSQL gives is held",
                string.Create(CultureInfo.InvariantCulture, $"{held.Count} connections were held, {ended} of the service's were ended"),
                () => CloseAsync(held));
        }
        catch (Exception exception)
        {
            await CloseAsync(held).ConfigureAwait(false);
            throw exception is NpgsqlException
                ? new LimitNotImposedException($"the database's connections cannot be taken: {exception.Message.ReplaceLineEndings(" ")}", exception)
                : exception;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NpgsqlConnectionStringBuilder Settings(SecretText database) => new(database.Value)
    {
        // No pooling: each is a new connection to the server.
        Pooling = false,
        Timeout = (int)ConnectPatience.TotalSeconds,
        ApplicationName = "perfgate limits",
    };

    private static async Task FillAsync(NpgsqlConnectionStringBuilder settings, List<NpgsqlConnection> held, CancellationToken cancellation)
    {
        while (held.Count < MostConnections)
        {
            var connection = new NpgsqlConnection(settings.ConnectionString);
            try
            {
                await connection.OpenAsync(cancellation).ConfigureAwait(false);
                held.Add(connection);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                return;
            }
            catch
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <returns>How many were ended; 0 also where the role may not end connections.</returns>
    private static async Task<int> EndAsync(NpgsqlConnection connection, IReadOnlySet<int> ports, CancellationToken cancellation)
    {
        if (ports.Count == 0)
        {
            return 0;
        }

        var command = new NpgsqlCommand(
            "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where client_port = any($1) and pid <> pg_backend_pid()", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = ports.ToArray() });
            try
            {
                return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false), CultureInfo.InvariantCulture);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                return 0;
            }
        }
    }

    private static string MaximumOf(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("show max_connections", connection);
        return (string)command.ExecuteScalar()!;
    }

    private static async Task CloseAsync(List<NpgsqlConnection> held)
    {
        foreach (var connection in held)
        {
            try
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            catch (NpgsqlException)
            {
                // The server ended it first.
            }
        }

        held.Clear();
    }
}
