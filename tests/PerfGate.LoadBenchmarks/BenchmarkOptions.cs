using System.Globalization;

namespace PerfGate.LoadBenchmarks;

/// <summary>How much is measured, and where.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>Each generator's turns; medians are taken over them.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Length of one turn, s.</summary>
    public int Seconds { get; init; } = 3;

    /// <summary>Which parts; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public int ServiceCore { get; init; }

    public int GeneratorCore { get; init; } = Math.Min(1, Environment.ProcessorCount - 1);

    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            options = args[i] switch
            {
                "--rounds" => options with { Rounds = Number(args[i + 1]) },
                "--seconds" => options with { Seconds = Number(args[i + 1]) },
                "--only" => options with { Only = args[i + 1].Split(',') },
                _ => throw new ArgumentException($"There is no option '{args[i]}'; there are --rounds, --seconds and --only."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
