using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Findings;

/// <summary>The location shift between base and head, turned so that a positive one is a worsening, and the tests on it.</summary>
internal interface IShift
{
    /// <summary>The estimate that belongs to the tests.</summary>
    double Estimate();

    /// <summary>Two-sided interval; an infinite end where the data bound nothing.</summary>
    Interval Interval(double confidence);

    /// <summary>One-sided p-value, over the looks of the plan, for "the worsening is greater than <paramref name="shift"/>".</summary>
    double PValueGreater(double shift, LookPlan plan);

    /// <summary>One-sided p-value, over the looks of the plan, for "the worsening is less than <paramref name="shift"/>".</summary>
    double PValueLess(double shift, LookPlan plan);

    /// <summary>The smallest shift that a one-sided test at this level finds nine times in ten; infinity when there is none.</summary>
    double DetectableAt(double level);
}
