using System.Runtime.InteropServices;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>Folders with the SDK of this machine and other runtimes than its own, as installations have them, made of the runtimes' packages.</summary>
/// <remarks>A test that asks for one is skipped, with the reason, where it cannot be had.</remarks>
internal static class DotnetRoot
{
    private const string Package = "Microsoft.NETCore.App.Runtime.linux-x64";

    private static readonly Dictionary<int, string> Versions = new() { [8] = "8.0.30", [9] = "9.0.19", [11] = "11.0.0" };
    private static readonly Lazy<TemporaryFolder> Folder = new(Make);
    private static readonly Lazy<string> OfAll = new(MakeSideBySide);
    private static readonly Lazy<string> OfNewest = new(MakeNewestAlone);

    /// <summary>Why there is none; null: there is.</summary>
    private static string? missing;

    /// <summary>Top of one that has .NET 8, 9, 11 and this machine's own.</summary>
    public static string SideBySide => Found(OfAll);

    /// <summary>Top of one that has .NET 11 and no other; its SDK is this machine's, rolled forward.</summary>
    public static string NewestAlone => Found(OfNewest);

    /// <summary>Its <c>dotnet</c>.</summary>
    public static string Program(string root) => Path.Combine(root, "dotnet");

    /// <summary>The version that stands for a major one here.</summary>
    public static string VersionOf(int major) => Versions.GetValueOrDefault(major, Environment.Version.ToString());

    private static string Own => Path.GetDirectoryName(ToolStart.Dotnet)!;

    private static string Found(Lazy<string> root)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "The runtimes are made of packages for linux-x64.");
        _ = Folder.Value;
        Assert.SkipWhen(missing is not null, missing ?? "");
        return root.Value;
    }

    private static TemporaryFolder Make()
    {
        var folder = new TemporaryFolder("perfgate runtimes ");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        folder.Write("get/Get.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>{folder.At("packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageDownload Include="{Package}" Version="{string.Join(';', Versions.Values.Select(version => $"[{version}]"))}" />
              </ItemGroup>
            </Project>
            """);
        var restore = FinishedProcess.Run(ToolStart.OfDotnet(folder.At("get"), "restore"));
        missing = restore.ExitCode == 0 ? null : $"The package {Package} cannot be had: {restore.Output}";
        return folder;
    }

    private static string MakeSideBySide()
    {
        var root = Begin("side by side");
        foreach (var (major, version) in Versions)
        {
            Install(major, version, root);
        }

        foreach (var folder in new[] { "sdk", "shared/Microsoft.NETCore.App", "host/fxr" })
        {
            LinkAll(Directory.GetDirectories(Path.Combine(Own, folder)), Path.Combine(root, folder));
        }

        LinkAll(Directory.GetDirectories(Path.Combine(Own, "shared")).Where(folder => Path.GetFileName(folder) != "Microsoft.NETCore.App"), Path.Combine(root, "shared"));
        return root;
    }

    private static string MakeNewestAlone()
    {
        const int Newest = 11;
        var root = Begin("newest alone");
        Install(Newest, Versions[Newest], root);
        foreach (var sdk in Directory.GetDirectories(Path.Combine(Own, "sdk")))
        {
            // Programs find the settings that stand beside them where they really lie: what is started is copied, the rest linked.
            var copy = Directory.CreateDirectory(Path.Combine(root, "sdk", Path.GetFileName(sdk))).FullName;
            LinkAll(Directory.GetDirectories(sdk), copy);
            foreach (var file in Directory.GetFiles(sdk))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            foreach (var settings in new[] { "dotnet", "MSBuild" }.Select(program => Path.Combine(copy, $"{program}.runtimeconfig.json")))
            {
                File.WriteAllText(settings, File.ReadAllText(settings).Replace("\"tfm\"", "\"rollForward\": \"Major\", \"tfm\"", StringComparison.Ordinal));
            }
        }

        return root;
    }

    /// <summary>A folder with <c>dotnet</c> and what an SDK builds with, without a runtime.</summary>
    private static string Begin(string name)
    {
        var root = Directory.CreateDirectory(Folder.Value.At(name)).FullName;
        File.Copy(ToolStart.Dotnet, Program(root));
        LinkAll(
            Directory.GetDirectories(Own).Where(folder => Path.GetFileName(folder) is not ("sdk" or "shared" or "host")),
            root);
        return root;
    }

    private static void Install(int major, string version, string root)
    {
        var package = Folder.Value.At("packages", Package.ToLowerInvariant(), version, "runtimes", "linux-x64");
        var shared = Directory.CreateDirectory(Path.Combine(root, "shared", "Microsoft.NETCore.App", version)).FullName;
        var host = Directory.CreateDirectory(Path.Combine(root, "host", "fxr", version)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(package, "lib", $"net{major}.0")).Concat(Directory.GetFiles(Path.Combine(package, "native"))))
        {
            File.Copy(file, Path.Combine(shared, Path.GetFileName(file)));
        }

        File.Copy(Path.Combine(package, "native", "libhostfxr.so"), Path.Combine(host, "libhostfxr.so"));
    }

    private static void LinkAll(IEnumerable<string> folders, string into)
    {
        Directory.CreateDirectory(into);
        foreach (var folder in folders)
        {
            Directory.CreateSymbolicLink(Path.Combine(into, Path.GetFileName(folder)), folder);
        }
    }
}
