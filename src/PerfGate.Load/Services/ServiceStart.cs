namespace PerfGate.Load.Services;

/// <summary>One start of the service.</summary>
/// <param name="Side">Whose build or command.</param>
public sealed record ServiceStart(ServiceSide Side)
{
    /// <summary>Where it is to listen; null: at a free port, or where the scenario's target says.</summary>
    public int? Port { get; init; }

    /// <summary>What a limit needs it to be started with.</summary>
    public ServiceAdditions Additions { get; init; } = ServiceAdditions.None;
}
