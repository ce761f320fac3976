using PerfGate.Core.Measurements;
using PerfGate.Statistics;

namespace PerfGate.Core.Verdicts.Comparing;

/// <summary>The usable launches of one metric on one side.</summary>
internal sealed class LaunchSample
{
    private double[]? _medians;

    private LaunchSample(IReadOnlyList<Launch> launches, int unusable)
    {
        Launches = launches;
        Unusable = unusable;
    }

    /// <summary>At least one value each, all finite; in the order of the file.</summary>
    public IReadOnlyList<Launch> Launches { get; }

    /// <summary>Launches left out because they hold no value, or one that is not finite.</summary>
    public int Unusable { get; }

    public int Count => Launches.Count;

    public static LaunchSample Of(Metric? metric)
    {
        if (metric is null)
        {
            return new LaunchSample([], 0);
        }

        for (var i = 0; i < metric.Launches.Count; i++)
        {
            if (!IsUsable(metric.Launches[i]))
            {
                var usable = metric.Launches.Where(IsUsable).ToArray();
                return new LaunchSample(usable, metric.Launches.Count - usable.Length);
            }
        }

        return new LaunchSample(metric.Launches, 0);
    }

    /// <summary>One value per launch, in the order of <see cref="Launches"/>: its median.</summary>
    public double[] Medians => _medians ??= MediansOf(Launches);

    /// <summary>All values of all launches.</summary>
    public double[] Values()
    {
        var count = 0;
        for (var i = 0; i < Launches.Count; i++)
        {
            count += Launches[i].Values.Count;
        }

        var values = new double[count];
        var next = 0;
        for (var i = 0; i < Launches.Count; i++)
        {
            var ofLaunch = Launches[i].Values;
            for (var j = 0; j < ofLaunch.Count; j++)
            {
                values[next++] = ofLaunch[j];
            }
        }

        return values;
    }

    private static double[] MediansOf(IReadOnlyList<Launch> launches)
    {
        var medians = new double[launches.Count];
        for (var i = 0; i < medians.Length; i++)
        {
            medians[i] = Median(launches[i].Values);
        }

        return medians;
    }

    private static double Median(IReadOnlyList<double> values) =>
        values.Count == 1 ? values[0] : Quantiles.Median(values as double[] ?? [.. values]);

    private static bool IsUsable(Launch launch)
    {
        for (var i = 0; i < launch.Values.Count; i++)
        {
            if (!double.IsFinite(launch.Values[i]))
            {
                return false;
            }
        }

        return launch.Values.Count > 0;
    }
}
