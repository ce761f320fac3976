using System.Runtime.InteropServices;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Reported: on a machine with .NET 11 alone neither the command nor the build task started.</summary>
[Trait("speed", "slow")]
public sealed class NewerRuntimeAloneTests
{
    private const string Package = "microsoft.netcore.app.runtime.linux-x64";
    private const string Version = "11.0.0";

    [Fact]
    public void The_tool_starts_where_the_newer_runtime_is_the_only_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "The runtime is made of the package for linux-x64.");
        using var folder = new TemporaryFolder("perfgate runtime ");
        var packages = folder.At("packages");
        folder.Write("get/Get.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>{packages}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageDownload Include="{Package}" Version="[{Version}]" />
              </ItemGroup>
            </Project>
            """);
        var restore = FinishedProcess.Run(ToolStart.OfDotnet(folder.At("get"), "restore"));
        Assert.SkipWhen(restore.ExitCode != 0, $"The package {Package} {Version} cannot be had: {restore.Output}");
        Install(Path.Combine(packages, Package, Version, "runtimes", "linux-x64"), folder.At("dotnet"));

        // As the build task starts it, and the installed command's own launcher: by the runtimeconfig beside the tool.
        var start = ToolStart.Of(folder.Root, "doctor");
        start.FileName = folder.At("dotnet", "dotnet");
        start.Environment["DOTNET_ROOT"] = folder.At("dotnet");
        var run = FinishedProcess.Run(start);

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.DoesNotContain("You must install or update .NET", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A folder with one runtime, as an installation has it.</summary>
    private static void Install(string package, string root)
    {
        var shared = Directory.CreateDirectory(Path.Combine(root, "shared", "Microsoft.NETCore.App", Version)).FullName;
        var host = Directory.CreateDirectory(Path.Combine(root, "host", "fxr", Version)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(package, "lib", "net11.0")).Concat(Directory.GetFiles(Path.Combine(package, "native"))))
        {
            File.Copy(file, Path.Combine(shared, Path.GetFileName(file)));
        }

        File.Copy(Path.Combine(package, "native", "libhostfxr.so"), Path.Combine(host, "libhostfxr.so"));
        File.Copy(ToolStart.Dotnet, Path.Combine(root, "dotnet"));
    }
}
