namespace PerfGate.Load.Scenarios;

/// <summary>How to start the service, how to know that it is ready, and what to watch of it.</summary>
public sealed record LoadService
{
    /// <summary>Project that is built in Release and run; base and head each have their own build. Null with <see cref="Command"/>.</summary>
    public string? Project { get; init; }

    /// <summary>Program and arguments; <c>{port}</c> and <c>{side}</c> (<c>base</c> or <c>head</c>) are replaced. Null with <see cref="Project"/>.</summary>
    public string? Command { get; init; }

    /// <summary>The command of base where it is another; null: <see cref="Command"/>.</summary>
    public string? BaseCommand { get; init; }

    /// <summary>Arguments put behind a <see cref="Project"/>'s program.</summary>
    public string? Arguments { get; init; }

    /// <summary>Working directory, relative to the scenario's folder; null: that folder.</summary>
    public string? Directory { get; init; }

    public IReadOnlyDictionary<string, SecretText> Environment { get; init; } = new Dictionary<string, SecretText>();

    /// <summary>Path that answers 2xx once the service is ready.</summary>
    public string Health { get; init; } = "/";

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Ports whose sockets are counted among the service's resources, by name: <c>database: 5432</c>.</summary>
    public IReadOnlyDictionary<string, int> WatchedPorts { get; init; } = new Dictionary<string, int>();
}
