namespace PerfGate.Core.Baselines;

/// <summary>What adding a baseline did to the store.</summary>
public enum BaselineChange
{
    /// <summary>The commit had none.</summary>
    Added,

    /// <summary>The commit has the same one already; nothing was written.</summary>
    Unchanged,

    /// <summary>The commit had another one, and replacing it was asked for.</summary>
    Replaced,
}
