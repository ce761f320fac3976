namespace PerfGate.Load.Limits;

/// <summary>A limit that holds; disposing lifts it, whatever became of the service, and throws nothing.</summary>
public interface IAppliedLimit : IAsyncDisposable
{
    /// <summary>How it is imposed, in words.</summary>
    string How { get; }

    /// <summary>How far it went, in words; null: as far as asked. Complete once it is lifted.</summary>
    string? Extent { get; }
}
