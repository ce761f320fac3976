using System.Text;
using PerfGate.Core.Measurements;
using PerfGate.EndToEnd.Tests.Impact;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Documentation;

/// <summary>What the pages for users say of the command line is so.</summary>
[Trait("speed", "slow")]
public sealed class CommandPagesTests
{
    private static readonly string Root = RepositoryFolder.Find();

    // Relative to the repository; its name is its commit.
    private static readonly string Baseline = Path.GetRelativePath(
        Root, Directory.EnumerateFiles(Path.Combine(Root, "baselines"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First());

    private static readonly string[] Formats = ["text", "json", "markdown", "html", "junit", "sarif"];

    /// <summary>How each row of README's table is run, as arguments; all of them pass. None: it builds and measures, and <see cref="Elsewhere"/> says who runs it.</summary>
    private static readonly Dictionary<string, string[][]> Runs = new()
    {
        ["perfgate check [PROJECT…]"] = [],
        ["perfgate compare BASE HEAD"] = [["compare", Baseline, Baseline]],
        ["perfgate baseline add|list|show"] = [["baseline", "list"], ["baseline", "show", Path.GetFileName(Baseline)[..8]]],
        ["perfgate merge DIR…"] = [["merge", "shards"]],
        ["perfgate report REPORT --format text|json|markdown|html|junit|sarif"] =
            [.. Formats.SelectMany(format => (string[][])[["report", "report.json", "--format", format], ["report", "load-report.json", "--format", format]])],
        ["perfgate comment REPORT"] = [["comment", "report.json", "--preview", "preview"], ["comment", "load-report.json", "--preview", "preview"]],
        ["perfgate init"] = [["init", "--dry-run"], ["init"]],
        ["perfgate list [PROJECT…]"] = [],
        ["perfgate load SCENARIO"] = [["load", "shop.yml", "--dry-run"]],
        ["perfgate limits SCENARIO"] = [["limits", "shop.yml", "--dry-run"]],
        ["perfgate doctor"] = [["doctor"]],
    };

    /// <summary>The tests that run what is not run here.</summary>
    private static readonly Dictionary<string, Type> Elsewhere = new()
    {
        ["perfgate check [PROJECT…]"] = typeof(VerdictTests),
        ["perfgate list [PROJECT…]"] = typeof(SkippingTests),
    };

    [Fact]
    public void Every_command_option_and_value_that_a_page_names_is_in_the_help()
    {
        var help = ToolHelp.Read();
        var named = CommandPages.Read(help);

        Assert.True(named.Count > 80, $"only {named.Count} commands were found in the pages: they are not read as they are written");
        var mistakes = named.SelectMany(one => MistakesOf(one, help).Select(mistake => $"{one.Place}: `{one.Text}`: {mistake}")).ToList();
        Assert.True(mistakes.Count == 0, string.Join('\n', mistakes));
    }

    [Fact]
    public void Every_row_of_the_readme_is_run_or_said_to_be_run_elsewhere()
    {
        Assert.Equal(Runs.Keys, CommandPages.ReadmeRows());
        Assert.Equal(Elsewhere.Keys, Runs.Where(row => row.Value.Length == 0).Select(row => row.Key));
    }

    [Fact]
    public void What_is_said_to_be_run_elsewhere_is() => Assert.All(Elsewhere, row =>
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(Root, "tests", "PerfGate.EndToEnd.Tests"), $"{row.Value.Name}.cs", SearchOption.AllDirectories));
        Assert.Contains($"\"{row.Key.Split(' ')[1]}\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains(row.Value.GetMethods(), method => method.IsDefined(typeof(FactAttribute), inherit: true));
    });

    [Fact]
    public void What_the_readme_names_ends_as_it_says()
    {
        using var repository = Sandbox();

        Assert.All(Runs.Values.SelectMany(runs => runs), arguments => ToolRun.Run(repository, arguments).Expect(0));
        Assert.True(File.Exists(repository.In("preview", "comment.md")));
        Assert.True(File.Exists(repository.In("artifacts", "perfgate", "report.json")));
        Assert.True(File.Exists(repository.In("perfgate.yml")));
    }

    [Fact]
    public void The_exit_codes_are_those_of_the_readme()
    {
        using var repository = Sandbox();
        using var outside = TemporaryRepository.WithoutGit();
        outside.Write("bench/Sample.csproj", BenchmarkProject.File());
        var measured = MeasurementFile.Read(repository.In(Baseline)).Value;
        MeasurementFile.Write(repository.In("hungrier.json"), measured with { Benchmarks = [.. measured.Benchmarks.Select(Hungrier)] });

        ToolRun.Run(repository, "compare", Baseline, "hungrier.json").Expect(1);
        ToolRun.Run(repository, "report", "report.json").Expect(0);
        ToolRun.Run(repository, "report", "missing.json").Expect(2);
        ToolRun.Run(repository, "report", "report.json", "--no-such-option").Expect(2);
        ToolRun.Run(outside, "check").Expect(3);
    }

    private static MeasuredBenchmark Hungrier(MeasuredBenchmark benchmark) => benchmark with
    {
        Metrics = [.. benchmark.Metrics.Select(metric => metric.Name != Metric.Allocated ? metric : metric with
        {
            Launches = [.. metric.Launches.Select(launch => launch with { Values = [.. launch.Values.Select(value => value + 8)] })],
        })],
    };

    private static IEnumerable<string> MistakesOf(NamedCommand named, ToolHelp help)
    {
        foreach (var command in named.Commands)
        {
            if (!help.Commands.Contains(command))
            {
                yield return $"there is no command '{command}'";
                continue;
            }

            foreach (var (option, values) in named.Options)
            {
                if (!help.Has(command, option))
                {
                    yield return command.Length == 0 ? $"no command has the option {option}" : $"'{command}' has no option {option}";
                }
                else
                {
                    foreach (var value in values.Where(value => !help.Takes(command, option, value)))
                    {
                        yield return $"{option} does not take '{value}'";
                    }
                }
            }
        }
    }

    /// <summary>A repository with what the rows name: a baseline, the reports of the docs, the shards of a run, a scenario and a benchmark project.</summary>
    private static TemporaryRepository Sandbox()
    {
        var repository = TemporaryRepository.Create();
        repository.Write(Baseline, File.ReadAllText(Path.Combine(Root, Baseline)));
        foreach (var report in (string[])["report.json", "load-report.json"])
        {
            repository.Write(report, File.ReadAllText(Path.Combine(Root, "docs", "samples", report)));
        }

        foreach (var index in (int[])[1, 2])
        {
            repository.Write($"shards/{index}/shard.json", $$"""{ "schema": "perfgate.shard/1", "index": {{index}}, "count": 2, "design": "unpaired", "profile": "default", "base": "{{Path.GetFileNameWithoutExtension(Baseline)}}" }""");
            repository.Write($"shards/{index}/base.json", Part(index));
            repository.Write($"shards/{index}/head.json", Part(index));
        }

        repository.Write("shop.yml", """
            name: shop
            target: http://127.0.0.1:1
            load: { rate: 50/s, duration: 10s }
            endpoints:
              - { name: fast, request: GET /fast, budget: { p99: 1s } }
            """);
        repository.Write("bench/Sample.csproj", BenchmarkProject.File());
        repository.Commit("first");
        return repository;
    }

    /// <summary>What one of two machines measured: every second benchmark of the baseline.</summary>
    private static string Part(int index)
    {
        var whole = MeasurementFile.Read(Path.Combine(Root, Baseline)).Value;
        return Encoding.UTF8.GetString(MeasurementFile.ToBytes(whole with { Benchmarks = [.. whole.Benchmarks.Where((_, i) => i % 2 == index - 1)] }));
    }
}
