namespace PerfGate.Importers.Tests;

/// <summary>Paths of the committed reports.</summary>
internal static class Sample
{
    public static string At(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "Samples", .. parts]);
}
