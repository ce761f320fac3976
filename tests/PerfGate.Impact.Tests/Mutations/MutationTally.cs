namespace PerfGate.Impact.Tests.Mutations;

/// <summary>What a run over mutations came to.</summary>
internal sealed class MutationTally
{
    public int Mutations { get; set; }

    /// <summary>Benchmarks whose result changed.</summary>
    public int Changed { get; private set; }

    /// <summary>Benchmarks that were called unaffected.</summary>
    public int Unaffected { get; private set; }

    /// <summary>Benchmarks whose result stayed and that would be measured all the same.</summary>
    public int MeasuredInVain { get; private set; }

    public int NotProvable { get; private set; }

    public List<string> Escapes { get; } = [];

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
        $"{Mutations} mutations: {Changed} benchmarks changed, {Unaffected} unaffected, {NotProvable} not provable, {MeasuredInVain} measured without a change of their result, {Escapes.Count} escapes";
}
