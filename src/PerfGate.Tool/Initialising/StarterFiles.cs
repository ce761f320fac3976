using System.Text;
using PerfGate.Core.Rendering;

namespace PerfGate.Tool.Initialising;

/// <summary>What <c>perfgate init</c> writes: this repository's own workflows and targets, made to fit another.</summary>
internal static class StarterFiles
{
    /// <param name="projects">Benchmark projects, relative to the repository's top.</param>
    /// <param name="branch">The main branch.</param>
    /// <param name="source">Where to call the workflows, <c>OWNER/NAME@SHA</c>; null: they are copied, and called where they are.</param>
    /// <param name="version">Of the tool.</param>
    public static IReadOnlyList<StarterFile> Of(IReadOnlyList<string> projects, string branch, string? source, string version)
    {
        List<StarterFile> files =
        [
            new("perfgate.yml", Rules(projects, branch), "the rules"),
            new("Directory.Solution.targets", Resource("Directory.Solution.targets"), "`dotnet build -t:PerfGate` on the solution"),
            new(".github/workflows/performance.yml", Caller("performance.yml", branch, source, version), "the gate on pull requests, pushes and a schedule"),
            new(".github/workflows/performance-comment.yml", Caller("performance-comment.yml", branch, source, version), "the comment on pull requests from forks"),
        ];
        if (source is null)
        {
            files.Add(new(".github/workflows/perfgate.yml", Copied("perfgate.yml", version), "the workflow that is called"));
            files.Add(new(".github/workflows/perfgate-comment.yml", Copied("perfgate-comment.yml", version), "the workflow that is called"));
            files.Add(new(".github/actions/perfgate/action.yml", Copied("action.yml", version), "installs the tool"));
        }

        return files;
    }

    private static string Rules(IReadOnlyList<string> projects, string branch)
    {
        var text = new StringBuilder("# The rules of the performance gate; every field and its default are in PerfGate's docs/rules.md.\nversion: 1\n");
        text.Append("projects:\n").AppendJoin("", projects.Select(project => $"  - {WaiverEntry.Quote(project)}\n"));
        return text.Append("compare:\n  branch: ").Append(WaiverEntry.Quote(branch)).Append(
            """

              # observe reports everything and fails nothing: a quiet start. Then: enforce.
              gate: observe
              profile: default
              budget: 10m
            rules:
              - match: "*"
                time: { max-increase: 2%, floor: 0.5ns }
                allocated: { max-increase: 0B }

            """.ReplaceLineEndings("\n")).ToString();
    }

    /// <summary>Our own callers, without what only this repository needs.</summary>
    private static string Caller(string name, string branch, string? source, string version)
    {
        var text = Resource(name)
            .Replace("# This repository's own gate, by the workflow that others call.\n", "", StringComparison.Ordinal)
            .Replace("      project: src/PerfGate.Tool/PerfGate.Tool.csproj\n", $"      version: {version}\n", StringComparison.Ordinal)
            .Replace("branches: [main]", $"branches: [{WaiverEntry.Quote(branch)}]", StringComparison.Ordinal)
            .Replace("baselines: main", $"baselines: {WaiverEntry.Quote(branch)}", StringComparison.Ordinal);
        if (source is not null)
        {
            var (repository, reference) = (source.Split('@')[0], source.Split('@')[1]);
            foreach (var called in (string[])["perfgate.yml", "perfgate-comment.yml"])
            {
                text = text.Replace($"./.github/workflows/{called}\n", $"{repository}/.github/workflows/{called}@{reference}\n", StringComparison.Ordinal);
            }
        }

        return text;
    }

    /// <summary>In its own repository a workflow finds the action in what it has checked out, on every kind of server.</summary>
    private static string Copied(string name, string version) => Resource(name)
        .Replace("uses: $/.github/", "uses: ./.github/", StringComparison.Ordinal)
        .Replace("default: 0.1.0", $"default: {version}", StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(StarterFiles).Assembly.GetManifestResourceStream($"starter/{name}")!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
