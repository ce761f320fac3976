using BenchmarkDotNet.Characteristics;

namespace BenchmarkDotNet.Characteristics
{
    public sealed record Characteristic(string Name);

    public class CharacteristicObject
    {
        public static readonly Characteristic IdCharacteristic = new("Id");

        private readonly Dictionary<string, object> values = [];

        public string Id => (string?)values.GetValueOrDefault("Id") ?? "Job-ABCDEF";

        public bool HasValue(Characteristic characteristic) => values.ContainsKey(characteristic.Name);

        internal T Of<T>(string name, T otherwise) => values.TryGetValue(name, out var value) ? (T)value : otherwise;

        internal void Set(string name, object value) => values[name] = value;
    }

    public sealed class CharacteristicSetPresenter
    {
        public static readonly CharacteristicSetPresenter Display = new();

        public string ToPresentation(CharacteristicObject obj) => "";
    }
}

namespace BenchmarkDotNet.Jobs
{
    public enum RunStrategy
    {
        Throughput,
        ColdStart,
    }

    public readonly record struct TimeInterval(double Nanoseconds)
    {
        public static TimeInterval FromMilliseconds(double value) => new(value * 1e6);
    }

    public sealed class RunMode : CharacteristicObject
    {
        public static readonly Characteristic RunStrategyCharacteristic = new(nameof(RunStrategy));
        public static readonly Characteristic WarmupCountCharacteristic = new(nameof(WarmupCount));
        public static readonly Characteristic IterationCountCharacteristic = new(nameof(IterationCount));

        public RunStrategy RunStrategy => Of(nameof(RunStrategy), RunStrategy.Throughput);

        public int WarmupCount => Of(nameof(WarmupCount), 6);

        public int IterationCount => Of(nameof(IterationCount), 15);

        public TimeInterval IterationTime => Of(nameof(IterationTime), TimeInterval.FromMilliseconds(500));
    }

    public sealed class GcMode : CharacteristicObject
    {
        public bool Server => false;
    }

    public sealed class EnvironmentMode : CharacteristicObject
    {
        public GcMode Gc { get; } = new();

        public IReadOnlyList<object>? EnvironmentVariables => null;
    }

    public sealed class Job : CharacteristicObject
    {
        public RunMode Run { get; } = new();

        public EnvironmentMode Environment { get; } = new();

        public string ResolvedId => "DefaultJob";
    }

    public static class JobExtensions
    {
        public static Job WithToolchain(this Job job, Toolchains.InProcess.Emit.InProcessEmitToolchain toolchain) => With(job, "Toolchain", toolchain);

        public static Job WithLaunchCount(this Job job, int count) => With(job, "LaunchCount", count);

        public static Job WithWarmupCount(this Job job, int count) => With(job, nameof(RunMode.WarmupCount), count);

        public static Job WithIterationCount(this Job job, int count) => With(job, nameof(RunMode.IterationCount), count);

        public static Job WithIterationTime(this Job job, TimeInterval time) => With(job, nameof(RunMode.IterationTime), time);

        public static Job WithEvaluateOverhead(this Job job, bool value) => With(job, "EvaluateOverhead", value);

        public static Job WithStrategy(this Job job, RunStrategy strategy) => With(job, nameof(RunMode.RunStrategy), strategy);

        public static Job WithInvocationCount(this Job job, long count) => With(job, "InvocationCount", count);

        public static Job WithUnrollFactor(this Job job, int factor) => With(job, "UnrollFactor", factor);

        private static Job With(Job job, string name, object value)
        {
            job.Run.Set(name, value);
            return job;
        }
    }
}

namespace BenchmarkDotNet.Toolchains.InProcess.Emit
{
    public sealed record InProcessEmitSettings
    {
        public TimeSpan ExecutionTimeout { get; init; } = TimeSpan.FromMinutes(5);
    }

    /// <summary>Made otherwise than before.</summary>
    public sealed class InProcessEmitToolchain(InProcessEmitSettings settings)
    {
        public static readonly InProcessEmitToolchain Default = new(new InProcessEmitSettings());

        public InProcessEmitSettings Settings { get; } = settings;
    }
}
