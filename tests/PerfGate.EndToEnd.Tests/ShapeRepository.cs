using System.Security.Cryptography;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>One repository with projects of many shapes, measured once; head differs from base in a file that nothing builds.</summary>
public sealed class ShapeRepository : IDisposable
{
    public ShapeRepository()
    {
        Repository = TemporaryRepository.Create();
        using var key = new RSACryptoServiceProvider(2048);
        File.WriteAllBytes(Repository.In("strong.snk"), key.ExportCspBlob(includePrivateParameters: true));
        Repository.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <SignAssembly>true</SignAssembly>
                <AssemblyOriginatorKeyFile>$(MSBuildThisFileDirectory)strong.snk</AssemblyOriginatorKeyFile>
              </PropertyGroup>
            </Project>
            """);
        Repository.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="BenchmarkDotNet" Version="{BenchmarkProject.Newest}" />
                <PackageVersion Include="xunit.v3" Version="3.2.2" />
              </ItemGroup>
            </Project>
            """);
        WriteLibrary(Repository, PublicKey(key));
        WriteShapes(Repository);
        WriteSwitched(Repository);
        WriteTested(Repository);
        Repository.Commit("base");
        Repository.Write("README.md", "Nothing that is measured has changed.");
        Repository.Commit("head");
        Check = ToolRun.Run(Repository, ("PERFGATE_MOST_PAIRS", "1"), "check", "--no-impact");
        Impact = ToolRun.Run(Repository, "list", "--impact", "--json");
        List = ToolRun.Run(Repository, "list", "--json");
    }

    internal TemporaryRepository Repository { get; }

    internal ToolResult Check { get; }

    internal ToolResult List { get; }

    internal ToolResult Impact { get; }

    public void Dispose() => Repository.Dispose();

    private static void WriteLibrary(TemporaryRepository repository, string publicKey)
    {
        repository.Write("src/Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <InternalsVisibleTo Include="Shapes" Key="{publicKey}" />
              </ItemGroup>
            </Project>
            """);
        repository.Write("src/Library/Hidden.cs", """
            namespace Library { internal static class Hidden { internal static int Twice(int value) => 2 * value; } }
            """);
    }

    /// <summary>Main never calls BenchmarkDotNet; a warning, with a brace in it, that the repository makes an error.</summary>
    private static void WriteShapes(TemporaryRepository repository)
    {
        repository.Write("bench/Shapes/Shapes.csproj", BenchmarkProject.File(
            benchmarkDotNet: null,
            items: """
                <ProjectReference Include="../../src/Library/Library.csproj" />
                    <None Update="data/*.txt" CopyToOutputDirectory="PreserveNewest" />
                """));
        repository.Write("bench/Shapes/data/seven.txt", "7");
        repository.Write("bench/Shapes/Program.cs", """
            #warning a { brace in a warning }
            System.Console.WriteLine("Main runs no benchmark.");
            """);
        repository.Write("bench/Shapes/Shapes.cs", ShapeSource.Text);
    }

    /// <summary>Several frameworks, an older BenchmarkDotNet than the repository's, and a Main that passes its arguments on.</summary>
    private static void WriteSwitched(TemporaryRepository repository)
    {
        repository.Write("bench/Switched/Switched.csproj", BenchmarkProject
            .File(benchmarkDotNet: null, frameworks: "net8.0;net10.0", items: "<ProjectReference Include=\"../../src/Library/Library.csproj\" />")
            .Replace("\"BenchmarkDotNet\"", "\"BenchmarkDotNet\" VersionOverride=\"0.14.0\"", StringComparison.Ordinal));
        repository.Write("bench/Switched/Program.cs", """
            using BenchmarkDotNet.Attributes;
            using BenchmarkDotNet.Running;

            BenchmarkSwitcher.FromAssembly(typeof(Switched.Suite).Assembly).Run(args);

            namespace Switched
            {
                public class Suite
                {
                    [Benchmark] public byte[] Run() => new byte[40];
                }
            }
            """);
    }

    /// <summary>A test project that has a benchmark too.</summary>
    private static void WriteTested(TemporaryRepository repository)
    {
        repository.Write("tests/Tested/Tested.csproj", BenchmarkProject.File(
            benchmarkDotNet: null, items: "<PackageReference Include=\"xunit.v3\" />"));
        repository.Write("tests/Tested/Suite.cs", """
            using BenchmarkDotNet.Attributes;
            using Xunit;

            namespace Tested;

            public class Suite
            {
                [Fact] public void Runs() => Assert.Equal(4, Run());

                [Benchmark] public int Run() => int.Parse("4");
            }
            """);
    }

    /// <summary>The public key as InternalsVisibleTo wants it: a header, then the public half as a signature key.</summary>
    private static string PublicKey(RSACryptoServiceProvider key)
    {
        const int SignatureKey = 0x2400;
        var blob = key.ExportCspBlob(includePrivateParameters: false);
        BitConverter.TryWriteBytes(blob.AsSpan(4), SignatureKey);
        byte[] header = [0x00, 0x24, 0x00, 0x00, 0x04, 0x80, 0x00, 0x00, .. BitConverter.GetBytes(blob.Length)];
        return Convert.ToHexStringLower([.. header, .. blob]);
    }
}
