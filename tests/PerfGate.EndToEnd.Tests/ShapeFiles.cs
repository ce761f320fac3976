using System.Security.Cryptography;
using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests;

/// <summary>Files of a repository with the shapes: strong names, central versions, warnings as errors, and a library whose internals they use.</summary>
internal static class ShapeFiles
{
    public static void WriteSurroundings(TemporaryRepository repository)
    {
        using var key = new RSACryptoServiceProvider(2048);
        File.WriteAllBytes(repository.In("strong.snk"), key.ExportCspBlob(includePrivateParameters: true));
        repository.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <SignAssembly>true</SignAssembly>
                <AssemblyOriginatorKeyFile>$(MSBuildThisFileDirectory)strong.snk</AssemblyOriginatorKeyFile>
              </PropertyGroup>
            </Project>
            """);
        repository.Write("Directory.Packages.props", $"""
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
        WriteLibrary(repository, PublicKey(key));
    }

    /// <summary>Main never calls BenchmarkDotNet; a warning, with a brace in it, that the repository makes an error.</summary>
    /// <param name="repository">Has the surroundings.</param>
    /// <param name="project">Its name and folder below <c>bench</c>; its assembly is <c>Shapes</c>.</param>
    /// <param name="benchmarkDotNet">Null: as the central versions say.</param>
    /// <param name="framework">For example <c>net8.0</c>.</param>
    public static void WriteProject(TemporaryRepository repository, string project, string? benchmarkDotNet = null, string framework = "net10.0")
    {
        // 0.14.0 has no name for .NET 10.
        var constant = benchmarkDotNet == "0.14.0" ? "<DefineConstants>$(DefineConstants);NO_NET10</DefineConstants>" : "";
        var file = BenchmarkProject.File(
            benchmarkDotNet: null,
            framework,
            $"<AssemblyName>Shapes</AssemblyName>{constant}",
            """
            <ProjectReference Include="../../src/Library/Library.csproj" />
                <None Update="data/*.txt" CopyToOutputDirectory="PreserveNewest" />
            """);
        repository.Write(
            $"bench/{project}/{project}.csproj",
            benchmarkDotNet is null ? file : file.Replace("\"BenchmarkDotNet\"", $"\"BenchmarkDotNet\" VersionOverride=\"{benchmarkDotNet}\"", StringComparison.Ordinal));
        repository.Write($"bench/{project}/data/seven.txt", "7");
        repository.Write($"bench/{project}/Program.cs", """
            #warning a { brace in a warning }
            System.Console.WriteLine("Main runs no benchmark.");
            """);
        repository.Write($"bench/{project}/Shapes.cs", ShapeSource.Text);
    }

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
