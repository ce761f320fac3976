using System.Globalization;

namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>On what the shapes are run.</summary>
/// <param name="BenchmarkDotNet">Version of the package.</param>
/// <param name="Runtime">Major version of .NET.</param>
internal sealed record MatrixColumn(string BenchmarkDotNet, int Runtime)
{
    /// <summary>The newest that this SDK builds for; a newer runtime runs it rolled forward.</summary>
    private const int NewestFramework = 10;

    /// <summary>Everything that the page has.</summary>
    public static IReadOnlyList<MatrixColumn> Whole { get; } =
    [
        new("0.14.0", 8),
        new("0.15.8", 9),
        new("0.14.0", 10), new("0.15.2", 10), new("0.15.4", 10), new("0.15.8", 10),
        new("0.15.8", 11),
    ];

    /// <summary>The corners, which every run of the tests measures beside the newest on .NET 10: the oldest on the oldest, the newest on the newest.</summary>
    public static IReadOnlyList<MatrixColumn> Corners { get; } = [new("0.14.0", 8), new("0.15.8", 11)];

    public bool IsRolledForward => Runtime > NewestFramework;

    public string Framework => string.Create(CultureInfo.InvariantCulture, $"net{Math.Min(Runtime, NewestFramework)}.0");

    /// <summary>Heading of the column.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $".NET {Runtime}, {BenchmarkDotNet}");
}
