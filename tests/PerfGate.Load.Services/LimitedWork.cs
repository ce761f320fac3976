using System.Security.Cryptography;
using Npgsql;

namespace PerfGate.Load.Services;

/// <summary>Work that needs what a limit takes away; the characters differ in what they do when it cannot be had.</summary>
internal static class LimitedWork
{
    private const int Pieces = 32;
    private const int PieceBytes = 64 * 1024;
    private const int Rounds = 8;

    private static readonly byte[] Text = new byte[1 << 20];
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(300);

    /// <summary>Holds 2 MiB for 300 ms.</summary>
    public static async Task<string> MemoryAsync()
    {
        var pieces = new List<byte[]>(Pieces);
        for (var piece = 0; piece < Pieces; piece++)
        {
            pieces.Add(new byte[PieceBytes]);
        }

        await Task.Delay(Held);
        return $"{pieces.Count}";
    }

    /// <summary>Some milliseconds of a processor.</summary>
    public static string Processor()
    {
        var sum = 0;
        for (var round = 0; round < Rounds; round++)
        {
            sum += SHA256.HashData(Text)[0];
        }

        return $"{sum}";
    }

    /// <summary>Writes a little and waits until the disk has it.</summary>
    public static string Disk()
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.bin");
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.WriteThrough);
            stream.Write(Text, 0, 4096);
            return "written";
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<string> DatabaseAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select count(*) from generate_series(1, 100)");
        return $"{await command.ExecuteScalarAsync(cancellation)}";
    }

    /// <param name="mostWaiting">Seconds that a request may wait for a connection.</param>
    public static NpgsqlDataSource? Source(int mostWaiting) =>
        Environment.GetEnvironmentVariable("SAMPLE_DATABASE") is not { Length: > 0 } database ? null
        : NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 8, Timeout = mostWaiting });

    private static string Folder => Environment.GetEnvironmentVariable("SAMPLE_FOLDER") ?? Path.GetTempPath();
}
