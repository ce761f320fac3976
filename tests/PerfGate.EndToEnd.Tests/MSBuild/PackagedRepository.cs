using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.MSBuild;

/// <summary>The package, packed into a feed of its own, and a repository of two commits whose benchmark projects have installed it.</summary>
public sealed class PackagedRepository : IDisposable
{
    public const string Source = "bench/Plain/Program.cs";

    // Not the version of a release: what is restored is what was packed here.
    private const string Version = "0.0.0-tested";

    private readonly TemporaryFolder feed = new("perfgate e2e feed ");

    public PackagedRepository()
    {
        var root = RepositoryFolder.Find();
        ToolRun.Dotnet(
            root, "pack", Path.Combine("src", "PerfGate.MSBuild"), "-c", "Release", "-o", feed.Root, $"-p:PackageVersion={Version}", "--nodereuse:false")
            .Expect(0);
        Repository = TemporaryRepository.Create();
        WriteFeed(feed.Root);
        Repository.Write("Directory.Packages.props", "<Project />");
        Repository.Write("Directory.Solution.targets", File.ReadAllText(Path.Combine(root, "Directory.Solution.targets")));
        Repository.Write("App.slnx", """
            <Solution>
              <Project Path="bench/Plain/Plain.csproj" />
              <Project Path="bench/Several/Several.csproj" />
              <Project Path="src/Library/Library.csproj" />
            </Solution>
            """);
        Repository.Write("src/Library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        var package = $"<PackageReference Include=\"PerfGate.MSBuild\" Version=\"{Version}\" PrivateAssets=\"all\" />";
        Repository.Write("bench/Plain/Plain.csproj", BenchmarkProject.File(items: package));
        Repository.Write("bench/Several/Several.csproj", BenchmarkProject.File(frameworks: "net8.0;net10.0", items: package));
        Repository.Write("bench/Several/Program.cs", BenchmarkProject.Source("[Benchmark] public object Small() => new object();"));
        Repository.Write(Source, PlainSource(slower: 2000, hungrier: 8));
        ToolRun.Dotnet(Repository.Root, "new", "sln", "--name", "App", "--format", "sln").Expect(0);
        ToolRun.Dotnet(Repository.Root, "sln", "App.sln", "add", "bench/Plain", "bench/Several", "src/Library").Expect(0);
        Repository.Write("perfgate.yml", "version: 1\ncompare: { impact: off }\n");
        Repository.Commit("base");
        Repository.Write(Source, PlainSource(slower: 3000, hungrier: 9));
        Repository.Commit("head");
    }

    internal TemporaryRepository Repository { get; }

    /// <summary>Builds with the plain logger that CI servers and pipes get.</summary>
    /// <param name="folder">Below the repository's root; empty: the root.</param>
    internal ToolResult Build(string folder, params string[] arguments) =>
        ToolRun.Dotnet(Repository.In(folder), ["build", "-tl:off", "-nologo", "--nodereuse:false", .. arguments]) with
        {
            Folder = Repository.In(folder),
        };

    /// <summary>Line of a benchmark in the head's source, from 1.</summary>
    internal int LineOf(string benchmark) =>
        Array.FindIndex(File.ReadAllLines(Repository.In(Source)), line => line.Contains($" {benchmark}()", StringComparison.Ordinal)) + 1;

    public void Dispose()
    {
        Repository.Dispose();
        feed.Dispose();
    }

    /// <summary>Packages are unpacked beside the feed, except those that the user's own folder has: nothing is left behind.</summary>
    private void WriteFeed(string folder)
    {
        var userPackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Repository.Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "unpacked")}" /></config>
              <fallbackPackageFolders><add key="user" value="{userPackages}" /></fallbackPackageFolders>
              <packageSources><add key="tested" value="{folder}" /></packageSources>
            </configuration>
            """);
    }

    private static string PlainSource(int slower, int hungrier) => BenchmarkProject.Source($$"""
        private readonly int[] values = new int[4000];
        private int Mix(int count) { var mixed = 17; for (var i = 0; i < count; i++) { mixed = mixed * 31 + values[i]; } return mixed; }
        [Benchmark] public int Slower() => Mix({{slower}});
        [Benchmark] public object Hungrier() => new byte[{{hungrier}}];
        [Benchmark] public int Steady() => Mix(500);
        """);
}
