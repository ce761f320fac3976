namespace PerfGate.Load.Tests.Limits;

/// <summary>Tests that put limits on the machine, or look whether any was left: one after the other, or each would find the others'.</summary>
[CollectionDefinition(Name)]
public sealed class LimitsOfThisMachine
{
    public const string Name = "limits of this machine";
}
