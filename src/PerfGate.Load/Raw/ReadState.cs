namespace PerfGate.Load.Raw;

/// <summary>How far an answer has been read.</summary>
internal enum ReadState
{
    /// <summary>There is more to come.</summary>
    More,

    /// <summary>It is complete.</summary>
    Done,

    /// <summary>It is no HTTP, or too large.</summary>
    Invalid,
}
