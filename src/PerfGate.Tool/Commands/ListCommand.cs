using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;
using PerfGate.Runner.Projects;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Posting;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate list</c>: the benchmarks that a check would measure.</summary>
internal static class ListCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static Command Create(ToolParts parts)
    {
        var projects = new Argument<string[]>("PROJECT")
        {
            Description = "benchmark projects, folders or solutions",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var filter = SharedOptions.Filter();
        var policy = SharedOptions.Policy();
        var framework = SharedOptions.Framework();
        var rollForward = SharedOptions.RollForward();
        var configuration = SharedOptions.Configuration();
        var shards = new Option<int?>("--shards")
        {
            Description = "instead: the matrix of so many machines, as JSON and as the output `shards` of a workflow's step",
            HelpName = "N",
            CustomParser = ParseShards,
        };
        var json = new Option<bool>("--json") { Description = "only JSON on standard output" };
        var impact = new Option<bool>("--impact")
        {
            Description = "explain which of them the change can affect, and what it changes, without measuring",
        };
        var baseOption = new Option<string>("--base")
        {
            Description = "with --impact: auto (merge-base, first parent or HEAD) or a revision",
            HelpName = "REV",
            DefaultValueFactory = _ => "auto",
        };
        var command = new Command(
            "list",
            """
            Builds the projects and lists their benchmarks with the ids that rules, filters and waivers match.

            Examples:
              perfgate list
              perfgate list bench/My.Benchmarks --filter "*Parse*"
              perfgate list --impact                           what a check of this change would measure, and why
              perfgate list --impact --base v1.2.0 --json
            """)
        {
            projects, filter, impact, baseOption, policy, framework, rollForward, configuration, json, shards,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            async token =>
            {
                if (parsed.GetResult(baseOption) is { Implicit: false } && !parsed.GetValue(impact))
                {
                    throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                        DiagnosticIds.InvalidUsage, Severity.Error, "--base is for --impact: the list itself is of the work tree; `perfgate list --impact --base REV` compares."));
                }

                if (parsed.GetValue(shards) is { } count)
                {
                    WriteMatrix(count);
                    return ExitCode.Passed;
                }

                var request = new GateRequest
                {
                    WorkingDirectory = Environment.CurrentDirectory,
                    Projects = parsed.GetValue(projects) ?? [],
                    Base = parsed.GetValue(baseOption)!,
                    Filter = parsed.GetValue(filter),
                    PolicyFile = parsed.GetValue(policy),
                    TargetFramework = parsed.GetValue(framework),
                    RollForward = parsed.GetValue(rollForward),
                    Configuration = parsed.GetValue(configuration)!,
                };
                if (parsed.GetValue(impact))
                {
                    var explanation = await ImpactExplanation.OfAsync(request, Observers.Choose(forBuild: false), token).ConfigureAwait(false);
                    ImpactOutput.Write(explanation, parsed.GetValue(json));
                }
                else
                {
                    await ListAsync(request, parsed.GetValue(json), token).ConfigureAwait(false);
                }

                return ExitCode.Passed;
            },
            cancellation));
        return command;
    }

    private static int? ParseShards(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Shard.Most)
        {
            return count;
        }

        result.AddError($"--shards '{result.Tokens[0].Value}' is no number of machines; write 1 to {Shard.Most}.");
        return null;
    }

    private static void WriteMatrix(int count)
    {
        var matrix = $"[{string.Join(",", Enumerable.Range(1, count).Select(index => $"\"{new Shard(index, count)}\""))}]";
        Console.Out.WriteLine(matrix);
        ActionsFiles.SetOutput(ActionsRun.FromEnvironment().OutputFile, "shards", matrix);
    }

    private static async Task ListAsync(GateRequest request, bool asJson, CancellationToken cancellation)
    {
        var observer = Observers.Choose(forBuild: false);
        var rules = RulesLookup.Find(request.PolicyFile, request.WorkingDirectory, topFolder: null);
        var projects = ProjectSearch.Find(request.Projects, rules, request.WorkingDirectory);
        var builder = new ProjectBuilder(Assembly.GetExecutingAssembly().Location);
        var heads = await HeadSide.BuildAsync(projects, request, builder, observer.Stage, cancellation).ConfigureAwait(false);
        var suite = Suite.Find(
            new SuiteRequest
            {
                Projects = [.. heads.Select(head => new ProjectSides(head, null))],
                Filter = request.Filter,
                Seed = 0,
                HeadRoot = request.WorkingDirectory,
            },
            cancellation);
        observer.Remark(suite.Warnings);
        if (asJson)
        {
            WriteJson(suite, request.WorkingDirectory);
        }
        else
        {
            WriteText(suite, request.WorkingDirectory);
        }
    }

    private static void WriteText(Suite suite, string root)
    {
        foreach (var project in suite.HeadBenchmarks(root).GroupBy(benchmark => (benchmark.Identity.Project, benchmark.Identity.Runtime)))
        {
            Console.Out.WriteLine($"{project.Key.Project} ({project.Key.Runtime}): {project.Count()} benchmark{(project.Count() == 1 ? "" : "s")}");
            foreach (var (identity, source) in project)
            {
                Console.Out.WriteLine($"  {identity.Display()}{(source is null ? "" : $"  {source}")}");
            }
        }
    }

    private static void WriteJson(Suite suite, string root)
    {
        using var output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, Indented);
        writer.WriteStartArray();
        foreach (var (identity, source) in suite.HeadBenchmarks(root))
        {
            writer.WriteStartObject();
            writer.WriteString("id", identity.Id);
            writer.WriteString("project", identity.Project);
            writer.WriteString("job", identity.Job);
            writer.WriteString("runtime", identity.Runtime);
            writer.WriteString("source", source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
