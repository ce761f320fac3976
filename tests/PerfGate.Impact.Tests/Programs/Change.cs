using PerfGate.Core.Rules;
using PerfGate.Impact.Contracts;

namespace PerfGate.Impact.Tests.Programs;

/// <summary>Compares two versions of a small program.</summary>
internal static class Change
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using BenchmarkDotNet.Attributes;

        """;

    /// <summary>The verdict on the benchmark <c>Suite.Run</c> when <paramref name="before"/> becomes <paramref name="after"/>.</summary>
    public static ImpactVerdict Of(string before, string after, string? libraryBefore = null, string? libraryAfter = null, ImpactMode mode = ImpactMode.Wide, IReadOnlyList<string>? changedFiles = null)
    {
        using var baseFolder = BuiltFolder.Of(Usings + before, libraryBefore is null ? null : Usings.Replace("using BenchmarkDotNet.Attributes;", "", StringComparison.Ordinal) + libraryBefore);
        using var headFolder = BuiltFolder.Of(Usings + after, libraryAfter is null ? null : Usings.Replace("using BenchmarkDotNet.Attributes;", "", StringComparison.Ordinal) + libraryAfter);
        return Between(baseFolder, headFolder, mode, changedFiles);
    }

    /// <summary>The methods that both versions have.</summary>
    public static IReadOnlyList<MatchedMethod> MethodsOf(string before, string after)
    {
        using var baseFolder = BuiltFolder.Of(Usings + before);
        using var headFolder = BuiltFolder.Of(Usings + after);
        return MatchedMethods.Of(baseFolder.Side, headFolder.Side);
    }

    public static ImpactVerdict Between(BuiltFolder before, BuiltFolder after, ImpactMode mode = ImpactMode.Wide, IReadOnlyList<string>? changedFiles = null, string method = "Run") =>
        Assert.Single(ImpactAnalysis.Run(new ImpactRequest
        {
            Base = before.Side,
            Head = after.Side,
            Benchmarks = [new ImpactBenchmark($"Suite.{method}", $"Suite, {BuiltFolder.Main}, Version=0.0.0.0", method)],
            Mode = mode,
            ChangedFiles = changedFiles ?? [],
        }).Verdicts);
}
