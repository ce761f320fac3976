namespace PerfGate.Core.Measurements;

public static class EnvironmentKey
{
    public static string Of(string? os, string? architecture, string? runtime, string? cpu, int? cores) => $"{os}-{architecture}-{cores}c";
}
