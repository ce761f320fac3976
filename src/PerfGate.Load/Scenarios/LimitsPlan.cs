namespace PerfGate.Load.Scenarios;

/// <summary>What <c>perfgate limits</c> takes away from the service, and for how long.</summary>
public sealed record LimitsPlan
{
    /// <summary>Which limits; empty: every one that the scenario gives what it needs.</summary>
    public IReadOnlyList<LimitKind> Kinds { get; init; } = [];

    /// <summary>Arrivals per second meanwhile; null: the first stage's rate.</summary>
    public double? Rate { get; init; }

    /// <summary>Before a limit is applied.</summary>
    public TimeSpan Before { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>While it holds.</summary>
    public TimeSpan During { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After it was lifted: in this time the service must be as it was.</summary>
    public TimeSpan Recovery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of the service's heap or address space, of which 80, 90 and 100 % are taken; null: 256 MiB.</summary>
    public long? Memory { get; init; }

    /// <summary>Folder that the service writes to, for the full and the slow disk; null: neither is tried.</summary>
    public string? DiskFolder { get; init; }

    /// <summary>Connection string of the database whose connections are used up; null: not tried.</summary>
    public SecretText? Database { get; init; }

    /// <summary>Connections or tasks at once.</summary>
    public int Concurrency { get; init; } = 100_000;
}

public enum LimitKind
{
    Memory80,
    Memory90,
    Memory100,
    Cpu,
    Database,
    DiskFull,
    DiskSlow,
    Concurrency,
}
