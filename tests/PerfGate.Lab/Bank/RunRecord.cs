namespace PerfGate.Lab.Bank;

/// <summary>What is known of a run beside its results.</summary>
/// <param name="Kind"><c>gate</c>, <c>sequential</c>, or <c>truth</c>: a long run that nothing stops or judges.</param>
/// <param name="Effect">Percent by which head does more work than base.</param>
/// <param name="Profile">Of the gate.</param>
/// <param name="Tool">Commit of this repository.</param>
/// <param name="Started">UTC.</param>
/// <param name="Seconds">From start to end, builds included.</param>
/// <param name="LoadBefore">Load average over the minute before it.</param>
/// <param name="LoadAfter">Load average over its last minute; the run's own two processes are in it.</param>
internal sealed record RunRecord(
    string Kind, int Effect, string Profile, string Tool, DateTime Started, double Seconds, double LoadBefore, double LoadAfter)
{
    public const string Gate = "gate";
    public const string Sequential = "sequential";
    public const string Truth = "truth";
}
