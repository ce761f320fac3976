using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>What a run over mutations came to.</summary>
internal sealed class MutationTally
{
    public int Mutations { get; set; }

    /// <summary>Benchmarks that were run and whose result changed.</summary>
    public int Changed { get; private set; }

    /// <summary>Benchmarks that were called unaffected.</summary>
    public int Unaffected { get; private set; }

    /// <summary>Benchmarks that would be measured, and were not run here.</summary>
    public int Measured { get; private set; }

    /// <summary>Benchmarks that were run, whose result stayed and that would be measured all the same.</summary>
    public int MeasuredInVain { get; private set; }

    public int NotProvable { get; private set; }

    public List<string> Escapes { get; } = [];

    public void AddMeasured(ImpactVerdict verdict)
    {
        Measured++;
        NotProvable += verdict.Kind == ImpactKind.NotProvable ? 1 : 0;
    }

    public void Add(ImpactVerdict verdict, bool isSame, string what)
    {
        Changed += isSame ? 0 : 1;
        NotProvable += verdict.Kind == ImpactKind.NotProvable ? 1 : 0;
        if (verdict.Kind == ImpactKind.Unaffected)
        {
            Unaffected++;
            if (!isSame)
            {
                Escapes.Add(what);
            }
        }
        else if (isSame)
        {
            MeasuredInVain++;
        }
    }

    public override string ToString() =>
        $"{Mutations} mutations: {Unaffected} benchmarks unaffected and run, {Measured} to be measured and not run, {NotProvable} not provable, "
        + $"{Changed} of those that were run changed, {MeasuredInVain} would be measured in vain, {Escapes.Count} escapes";
}
