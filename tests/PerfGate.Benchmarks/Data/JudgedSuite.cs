using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;

namespace PerfGate.Benchmarks.Data;

/// <summary>What the judge is asked of a suite, and the report that it makes.</summary>
internal static class JudgedSuite
{
    public static JudgeRequest Request(MeasuredSuite suite, int pairs) => new()
    {
        Base = suite.Base,
        Head = suite.Head,
        Rules = GateRules.Default,
        Today = new DateOnly(2026, 11, 23),
        Plan = SequentialPlan.Create(suite.Head.Benchmarks.Count, 0.01, Profile.Default),
        Seed = 42,
        BaseOrigin = "the merge-base with main",
        HeadOrigin = "the work tree",
        Tool = "1.0.0",
    };

    public static GateReport Report(int benchmarks, int pairs) => Judge.Decide(Request(MeasuredSuite.Create(benchmarks, pairs), pairs));
}
