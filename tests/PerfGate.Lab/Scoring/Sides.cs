namespace PerfGate.Lab.Scoring;

/// <summary>The values of one benchmark in one run, as a rule gets them: the i-th ones of both sides belong together.</summary>
/// <param name="Base">ns per operation.</param>
/// <param name="Head">ns per operation.</param>
/// <param name="History">Means of base in earlier runs, oldest first.</param>
internal sealed record Sides(double[] Base, double[] Head, double[] History)
{
    public double Ratio => Head.Average() / Base.Average();
}
