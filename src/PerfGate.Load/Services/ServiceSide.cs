namespace PerfGate.Load.Services;

/// <summary>Which build of the service: <c>{side}</c> in a scenario's commands becomes its name in lower case.</summary>
public enum ServiceSide
{
    /// <summary>The change.</summary>
    Head,

    /// <summary>What the change is compared with.</summary>
    Base,
}
