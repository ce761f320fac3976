using MathNet.Numerics.Distributions;

namespace PerfGate.Lab.Scoring;

/// <summary>How much slower the head of two builds of one commit seems to be, on average.</summary>
/// <param name="Mean">Of ln(head / base) over all estimates.</param>
/// <param name="Margin">Half of its interval at 95 % (Student), from how far the means of runs lie apart: estimates of one run share its machine. NaN with fewer than two runs.</param>
internal readonly record struct SideBias(double Mean, double Margin)
{
    /// <param name="same">Decisions about two builds of one commit; NaN when there are none.</param>
    public static SideBias Of(IEnumerable<GateDecision> same)
    {
        double[] runs = [.. same.GroupBy(decision => decision.Run).Select(run => run.Average(decision => Math.Log(decision.Ratio)))];
        if (runs.Length < 2)
        {
            return new SideBias(runs.Length == 0 ? double.NaN : runs[0], double.NaN);
        }

        var mean = runs.Average();
        var variance = runs.Sum(run => (run - mean) * (run - mean)) / (runs.Length - 1);
        return new SideBias(mean, StudentT.InvCDF(0, 1, runs.Length - 1, 0.975) * Math.Sqrt(variance / runs.Length));
    }
}
