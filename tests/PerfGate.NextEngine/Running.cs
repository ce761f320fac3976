using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;

namespace BenchmarkDotNet.Exporters
{
    public static class FullNameProvider
    {
        public static string GetBenchmarkName(Running.BenchmarkCase benchmarkCase) =>
            $"{benchmarkCase.Descriptor.Type.FullName}.{benchmarkCase.Descriptor.WorkloadMethod.Name}";
    }
}

namespace BenchmarkDotNet.Parameters
{
    /// <summary>Another type than before.</summary>
    public sealed record ParameterValues;
}

namespace BenchmarkDotNet.Running
{
    public sealed record Descriptor(Type Type, MethodInfo WorkloadMethod);

    public sealed class BenchmarkCase
    {
        private BenchmarkCase(Descriptor descriptor, Job job, Parameters.ParameterValues parameters, ImmutableConfig config) =>
            (Descriptor, Job, Parameters, Config) = (descriptor, job, parameters, config);

        public Descriptor Descriptor { get; }

        public Job Job { get; }

        public Parameters.ParameterValues Parameters { get; }

        public ImmutableConfig Config { get; }

        public static BenchmarkCase Create(Descriptor descriptor, Job job, Parameters.ParameterValues parameters, ImmutableConfig config) =>
            new(descriptor, job, parameters, config);
    }

    public sealed class BenchmarkRunInfo(BenchmarkCase[] benchmarksCase, Type type, ImmutableConfig config, bool containsDeclarations = true)
    {
        public BenchmarkCase[] BenchmarksCases { get; } = benchmarksCase;

        public Type Type { get; } = type;

        public ImmutableConfig Config { get; } = config;

        public bool ContainsBenchmarkDeclarations { get; } = containsDeclarations;
    }

    public static class BenchmarkConverter
    {
        public static BenchmarkRunInfo TypeToBenchmarks(Type type, IConfig? config = null)
        {
            var immutable = ImmutableConfigBuilder.Create(config ?? ManualConfig.CreateEmpty());
            var methods = type.GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute)));
            return new BenchmarkRunInfo(
                [.. methods.Select(method => BenchmarkCase.Create(new Descriptor(type, method), new Job(), new Parameters.ParameterValues(), immutable))],
                type,
                immutable);
        }
    }

    /// <summary>With the optional parameter that 0.16 adds: calls that were compiled before miss these methods.</summary>
    public static class BenchmarkRunner
    {
        public static Summary Run(BenchmarkRunInfo benchmarkRunInfo, CancellationToken cancellationToken = default)
        {
            var one = benchmarkRunInfo.BenchmarksCases[0];
            var instance = Activator.CreateInstance(benchmarkRunInfo.Type)!;
            var method = one.Descriptor.WorkloadMethod.CreateDelegate<Func<int>>(instance);
            List<Measurement> measurements = [];
            try
            {
                for (var iteration = 1; iteration <= one.Job.Run.IterationCount; iteration++)
                {
                    measurements.Add(new Measurement("Workload", "Result", 1000, Iterate(method, 1000)));
                }
            }
            catch (InvalidOperationException exception)
            {
                // As the real one does: the run goes on, and the log has it.
                benchmarkRunInfo.Config.Source.Loggers.ForEach(logger => logger.WriteLine(exception.ToString()));
                measurements.Clear();
            }

            return new Summary([new BenchmarkReport(measurements, new GcStats(1000 * 24, 1000))]);
        }

        public static ValueTask<Summary> RunAsync(BenchmarkRunInfo benchmarkRunInfo, CancellationToken cancellationToken = default) =>
            new(Run(benchmarkRunInfo, cancellationToken));

        private static double Iterate(Func<int> method, int count)
        {
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                method();
            }

            return Stopwatch.GetElapsedTime(began).TotalNanoseconds;
        }
    }
}

namespace BenchmarkDotNet.Reports
{
    public sealed record Measurement(string IterationMode, string IterationStage, long Operations, double Nanoseconds);

    public sealed record BenchmarkReport(IReadOnlyList<Measurement> AllMeasurements, GcStats GcStats)
    {
        public IReadOnlyDictionary<string, object> Metrics { get; } = ImmutableDictionary<string, object>.Empty;
    }

    public sealed record Summary(ImmutableArray<BenchmarkReport> Reports);
}
