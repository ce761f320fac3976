namespace PerfGate.Load.Scenarios;

/// <summary>What kind of work a request asks for: chooses the default latency budget.</summary>
public enum EndpointClass
{
    /// <summary><c>read</c>: one thing by its key.</summary>
    Read,

    /// <summary><c>write</c>: one thing changed.</summary>
    Write,

    /// <summary><c>list</c>: a page of things.</summary>
    List,

    /// <summary><c>aggregation</c>: a sum over many things.</summary>
    Aggregation,

    /// <summary><c>transfer</c>: a file up or down.</summary>
    Transfer,
}
