using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>What a run over mutations of launched programs came to.</summary>
internal sealed class ObservedTally
{
    public int Mutations { get; set; }

    /// <summary>A benchmark and a mutation of its program each.</summary>
    public int Decisions { get; private set; }

    public int Unaffected { get; private set; }

    /// <summary>Decisions of benchmarks whose record was refused, or whose launches met what no record settles.</summary>
    public int Refused { get; private set; }

    /// <summary>Decisions that leave a benchmark to be measured though its result stays.</summary>
    public int MeasuredInVain { get; private set; }

    public int Changed { get; private set; }

    public List<string> Escapes { get; } = [];

    public void Add(ImpactVerdict verdict, bool isRefused, bool isSame, string what)
    {
        Decisions++;
        Refused += isRefused ? 1 : 0;
        Changed += isSame ? 0 : 1;
        if (verdict.Kind != ImpactKind.Unaffected)
        {
            MeasuredInVain += isSame ? 1 : 0;
            return;
        }

        Unaffected++;
        if (!isSame)
        {
            Escapes.Add(what);
        }
    }

    public override string ToString() =>
        $"{Mutations} mutations, {Decisions} decisions: {Unaffected} unaffected, {Refused} refused, {Changed} results changed, "
        + $"{MeasuredInVain} would be measured in vain, {Escapes.Count} escapes";
}
