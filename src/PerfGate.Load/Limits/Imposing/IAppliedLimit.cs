namespace PerfGate.Load.Limits.Imposing;

/// <summary>A limit that holds; disposing lifts it, whatever became of the service, and throws nothing.</summary>
public interface IAppliedLimit : IAsyncDisposable
{
    /// <summary>How it is imposed, in words.</summary>
    string How { get; }

    /// <summary>How far it went, in words; null: as far as asked. Complete once it is lifted.</summary>
    string? Extent { get; }
}

/// <summary>A limit that is lifted by one action.</summary>
internal sealed class AppliedLimit(string how, string? extent, Func<Task> lift) : IAppliedLimit
{
    private bool lifted;

    public string How => how;

    public string? Extent => extent;

    public async ValueTask DisposeAsync()
    {
        if (!lifted)
        {
            lifted = true;
            await lift().ConfigureAwait(false);
        }
    }
}
