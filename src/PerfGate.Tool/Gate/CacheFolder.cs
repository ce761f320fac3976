namespace PerfGate.Tool.Gate;

/// <summary>Where builds of commits are kept between runs.</summary>
internal static class CacheFolder
{
    private const string Variable = "PERFGATE_CACHE";

    public static string Builds { get; } = Path.Combine(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "perfgate"),
        "builds");
}
