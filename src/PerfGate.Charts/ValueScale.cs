namespace PerfGate.Charts;

/// <summary>An axis of values that are never negative: from zero, or logarithmic where the spread asks for it.</summary>
internal sealed class ValueScale
{
    /// <summary>From this spread on a line from zero would press the small values onto the axis.</summary>
    private const double Wide = 5;

    private const int MostTicks = 6;

    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    private readonly double low;
    private readonly double high;

    private ValueScale(double low, double high, bool isLogarithmic)
    {
        this.low = low;
        this.high = high;
        IsLogarithmic = isLogarithmic;
    }

    public bool IsLogarithmic { get; }

    /// <param name="values">What is drawn; values that are not above 0 have no place on a logarithmic axis and do not count.</param>
    /// <param name="mayBeLogarithmic">False: always from zero.</param>
    public static ValueScale For(IEnumerable<double> values, bool mayBeLogarithmic = true)
    {
        var positive = values.Where(value => value > 0 && double.IsFinite(value)).Select(ChartRange.Within).ToList();
        var (least, most) = positive.Count == 0 ? (1, 1) : (positive.Min(), positive.Max());
        return mayBeLogarithmic && most / least > Wide
            ? new ValueScale(Math.Log10(least) - 0.08, Math.Log10(most) + 0.12, isLogarithmic: true)
            : new ValueScale(0, most * 1.1, isLogarithmic: false);
    }

    /// <summary>From 0, the lower end, to 1, the upper one; what lies beyond is put at the end, and what is no number at the lower one.</summary>
    public double Place(double value) => double.IsNaN(value)
        ? 0
        : Math.Clamp(((IsLogarithmic ? Math.Log10(Math.Max(value, double.Epsilon)) : value) - low) / (high - low), 0, 1);

    /// <summary>Two to six round values.</summary>
    public IReadOnlyList<double> Ticks()
    {
        if (!IsLogarithmic)
        {
            return Even();
        }

        foreach (var digits in new double[][] { [1, 2, 5], [1, 3], [1] })
        {
            var ticks = Decades(digits, 1);
            if (ticks.Count <= MostTicks)
            {
                return ticks;
            }
        }

        return Decades([1], (int)Math.Ceiling((high - low) / MostTicks));
    }

    private List<double> Even()
    {
        var raw = high / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * Array.Find(Steps, one => one * power >= raw * 0.999);
        var ticks = new List<double>();
        for (var i = 0; i * step <= high; i++)
        {
            ticks.Add(i * step);
        }

        return ticks;
    }

    private List<double> Decades(double[] digits, int every)
    {
        var ticks = new List<double>();
        for (var decade = (int)Math.Floor(low); decade <= high; decade += every)
        {
            ticks.AddRange(digits.Select(digit => digit * Math.Pow(10, decade)).Where(value => Math.Log10(value) >= low && Math.Log10(value) <= high));
        }

        return ticks;
    }
}
