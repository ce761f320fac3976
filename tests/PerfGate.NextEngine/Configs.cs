namespace BenchmarkDotNet.Configs
{
    public interface IConfig;

    [Flags]
    public enum ConfigOptions
    {
        Default = 0,
        DisableOptimizationsValidator = 4,
        DisableLogFile = 64,
    }

    public sealed class ManualConfig : IConfig
    {
        internal List<Loggers.ILogger> Loggers { get; } = [];

        internal List<Diagnosers.IDiagnoser> Diagnosers { get; } = [];

        public ConfigOptions Options { get; set; }

        public string ArtifactsPath { get; set; } = "";

        public static ManualConfig CreateEmpty() => new();

        public ManualConfig AddLogger(params Loggers.ILogger[] newLoggers)
        {
            Loggers.AddRange(newLoggers);
            return this;
        }

        public ManualConfig AddDiagnoser(params Diagnosers.IDiagnoser[] newDiagnosers)
        {
            Diagnosers.AddRange(newDiagnosers);
            return this;
        }
    }

    public sealed class ImmutableConfig(ManualConfig source)
    {
        internal ManualConfig Source => source;

        public IEnumerable<Diagnosers.IDiagnoser> GetDiagnosers() => source.Diagnosers;
    }

    public static class ImmutableConfigBuilder
    {
        public static ImmutableConfig Create(IConfig source) => new((ManualConfig)source);
    }
}

namespace BenchmarkDotNet.Diagnosers
{
    public interface IDiagnoser;

    public sealed class MemoryDiagnoser : IDiagnoser
    {
        public static readonly MemoryDiagnoser Default = new();
    }
}

namespace BenchmarkDotNet.Loggers
{
    public interface ILogger
    {
        void WriteLine(string text);
    }

    public sealed class AccumulationLogger : ILogger
    {
        private readonly System.Text.StringBuilder builder = new();

        public void WriteLine(string text) => builder.AppendLine(text);

        public string GetLog() => builder.ToString();
    }
}
