namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>Project files and sources of benchmark projects that never heard of PerfGate.</summary>
internal static class BenchmarkProject
{
    /// <summary>The newest BenchmarkDotNet that is supported.</summary>
    public const string Newest = "0.15.8";

    /// <summary>A project that a user would write.</summary>
    /// <param name="benchmarkDotNet">Version of the package; null: as the repository's central versions say.</param>
    /// <param name="frameworks">One or several, separated by semicolons.</param>
    /// <param name="properties">More of them, as XML.</param>
    /// <param name="items">More of them, as XML.</param>
    public static string File(
        string? benchmarkDotNet = Newest, string frameworks = "net10.0", string properties = "", string items = "")
    {
        var framework = frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        var version = benchmarkDotNet is null ? "" : $" Version=\"{benchmarkDotNet}\"";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <{framework}>{frameworks}</{framework}>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BenchmarkDotNet"{version} />
                {items}
              </ItemGroup>
            </Project>
            """;
    }

    /// <summary>A program with one class of benchmarks and a Main that never runs them.</summary>
    /// <param name="members">Members of the class <c>Sample.Suite</c>.</param>
    public static string Source(string members) => $$"""
        using BenchmarkDotNet.Attributes;

        Console.WriteLine("The program's own Main.");

        namespace Sample
        {
            public class Suite
            {
                {{members}}
            }
        }
        """;
}
