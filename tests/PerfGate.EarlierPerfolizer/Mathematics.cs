using Perfolizer.Mathematics.QuantileEstimators;

namespace Perfolizer.Mathematics.Common
{
    public enum ConfidenceLevel
    {
        L50,
        L70,
        L75,
        L80,
        L85,
        L90,
        L92,
        L95,
        L96,
        L97,
        L98,
        L99,
        L999,
    }

    public static class ConfidenceLevelExtensions
    {
        public static string ToPercentStr(this ConfidenceLevel level) => level.ToString()[1..] + "%";
    }

    public readonly struct ConfidenceInterval(double mean, double standardError, int n, ConfidenceLevel level = ConfidenceLevel.L999)
    {
        public ConfidenceLevel Level { get; } = level;

        public double Margin { get; } = n <= 1 ? double.NaN : 3 * standardError;

        public double Lower => mean - Margin;

        public double Upper => mean + Margin;

        public bool Contains(double value) => value > Lower && value < Upper;

        public string ToString(Func<double, string> formatter, bool showLevel = true) => $"[{formatter(Lower)}; {formatter(Upper)}]";
    }

    public readonly struct Moments
    {
        private Moments(double mean, double variance) => (Mean, Variance) = (mean, variance);

        public double Mean { get; }

        public double Variance { get; }

        public double StandardDeviation => Math.Sqrt(Variance);

        public double Skewness => 0;

        public double Kurtosis => 3;

        public static Moments Create(IReadOnlyList<double> values)
        {
            var mean = values.Average();
            return new Moments(mean, values.Count == 1 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        }
    }
}

namespace Perfolizer.Mathematics.QuantileEstimators
{
    public interface IQuantileEstimator
    {
        double GetQuantileFromSorted(IReadOnlyList<double> data, double probability);
    }

    public sealed class SimpleQuantileEstimator : IQuantileEstimator
    {
        public static readonly IQuantileEstimator Instance = new SimpleQuantileEstimator();

        public double GetQuantileFromSorted(IReadOnlyList<double> data, double probability)
        {
            var at = probability * (data.Count - 1);
            var below = (int)at;
            return data[below] + ((at - below) * (data[Math.Min(below + 1, data.Count - 1)] - data[below]));
        }
    }

    public readonly struct Quartiles
    {
        private Quartiles(double[] five) => (Min, Q1, Median, Q3, Max) = (five[0], five[1], five[2], five[3], five[4]);

        public double Min { get; }

        public double Q1 { get; }

        public double Median { get; }

        public double Q3 { get; }

        public double Max { get; }

        public double InterquartileRange => Q3 - Q1;

        public static Quartiles FromSorted(IReadOnlyList<double> sortedData) =>
            new([.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(probability => SimpleQuantileEstimator.Instance.GetQuantileFromSorted(sortedData, probability))]);
    }
}

namespace Perfolizer.Mathematics.OutlierDetection
{
    public enum OutlierMode
    {
        DontRemove,
        RemoveUpper,
        RemoveLower,
        RemoveAll,
    }

    public abstract class OutlierDetector
    {
        public double LowerFence { get; init; }

        public double UpperFence { get; init; }

        public bool IsLowerOutlier(double x) => x < LowerFence;

        public bool IsUpperOutlier(double x) => x > UpperFence;

        public bool IsOutlier(double x) => IsLowerOutlier(x) || IsUpperOutlier(x);
    }

    public sealed class TukeyOutlierDetector : OutlierDetector
    {
        public static TukeyOutlierDetector FromQuartiles(Quartiles quartiles, double k = 1.5) => new()
        {
            LowerFence = quartiles.Q1 - (k * quartiles.InterquartileRange),
            UpperFence = quartiles.Q3 + (k * quartiles.InterquartileRange),
        };
    }
}

namespace Perfolizer.Mathematics.Histograms
{
    public sealed class Histogram
    {
        public string ToString(Func<double, string> formatter, char barChar = '@', bool full = false) => "";
    }

    public interface IHistogramBuilder
    {
        Histogram Build(IReadOnlyList<double> values);
    }

    public static class HistogramBuilder
    {
        public static readonly IHistogramBuilder Adaptive = new Empty();

        private sealed class Empty : IHistogramBuilder
        {
            public Histogram Build(IReadOnlyList<double> values) => new();
        }
    }
}

namespace Perfolizer.Mathematics.Multimodality
{
    public static class MValueCalculator
    {
        public static double Calculate(IEnumerable<double> values) => 2;
    }
}

namespace Perfolizer.Mathematics.Thresholds
{
    public enum ThresholdUnit
    {
        Ratio,
        Nanoseconds,
        Microseconds,
        Milliseconds,
        Seconds,
        Minutes,
    }

    public abstract class Threshold
    {
        public static bool TryParse(string input, out Threshold parsed)
        {
            parsed = RelativeThreshold.Default;
            return false;
        }

        public static Threshold Create(ThresholdUnit unit, double value) => RelativeThreshold.Default;
    }

    public sealed class RelativeThreshold : Threshold
    {
        public static readonly Threshold Default = new RelativeThreshold();
    }
}

namespace Perfolizer.Mathematics.SignificanceTesting
{
    public enum StatisticalTestKind
    {
        Welch,
        MannWhitney,
    }

    public enum EquivalenceTestConclusion
    {
        Base,
        Faster,
        Slower,
        Same,
        Unknown,
    }

    public class OneSidedTestResult
    {
        public bool NullHypothesisIsRejected => false;
    }

    public sealed class WelchResult : OneSidedTestResult;

    public sealed class MannWhitneyResult : OneSidedTestResult;

    public class EquivalenceTestResult
    {
        public EquivalenceTestConclusion Conclusion => EquivalenceTestConclusion.Unknown;
    }

    public sealed class TostResult<T> : EquivalenceTestResult
        where T : OneSidedTestResult;

    public interface IOneSidedTest<T>
        where T : OneSidedTestResult;

    public sealed class WelchTest : IOneSidedTest<WelchResult>
    {
        public static readonly WelchTest Instance = new();

        public WelchResult IsGreater(double[] x, double[] y, Thresholds.Threshold threshold) => new();
    }

    public sealed class MannWhitneyTest : IOneSidedTest<MannWhitneyResult>
    {
        public static readonly MannWhitneyTest Instance = new();
    }

    public sealed class StudentTest
    {
        public static readonly StudentTest Instance = new();

        public OneSidedTestResult IsGreater(double[] sample, double value, Thresholds.Threshold threshold) => new();
    }

    public static class StatisticalTestHelper
    {
        public static TostResult<T> CalculateTost<T>(IOneSidedTest<T> test, double[] baseline, double[] candidate, Thresholds.Threshold threshold)
            where T : OneSidedTestResult => new();
    }
}
