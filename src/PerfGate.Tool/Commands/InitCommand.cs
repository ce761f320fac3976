using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Rules;
using PerfGate.Git;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Initialising;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate init</c>: what a repository needs to be gated, written once and shown.</summary>
internal static partial class InitCommand
{
    public static Command Create(ToolParts parts)
    {
        var source = new Option<string?>("--source")
        {
            Description = "call the workflows of this repository at this commit instead of copying them",
            HelpName = "OWNER/NAME@SHA",
        };
        var force = new Option<bool>("--force") { Description = "replace files that are there" };
        var dryRun = new Option<bool>("--dry-run") { Description = "show what would be written, and write nothing" };
        var command = new Command(
            "init",
            """
            Writes the rules, the solution's target and the workflows, and shows what it wrote. Files that are there stay as they are.

            Examples:
              perfgate init
              perfgate init --dry-run
            """)
        {
            source, force, dryRun,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                if (parsed.GetValue(source) is { } named && !Source().IsMatch(named))
                {
                    throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                        DiagnosticIds.InvalidUsage, Severity.Error, $"--source '{named}' is not OWNER/NAME@SHA with a full sha: a tag can be moved, a commit cannot."));
                }

                Write(parsed.GetValue(source), parsed.GetValue(force), parsed.GetValue(dryRun), cancellation);
                return ExitCode.Passed;
            },
            cancellation));
        return command;
    }

    private static void Write(string? source, bool force, bool dryRun, CancellationToken cancellation)
    {
        using var repository = GitRepository.Open(Environment.CurrentDirectory);
        var projects = ProjectSearch.Find([], GateRules.Default, repository.Root).Select(project => repository.RelativePath(project)!).ToArray();
        foreach (var file in StarterFiles.Of(projects, repository.MainBranch(cancellation) ?? "main", source, ToolVersion.Current))
        {
            var path = Path.Combine(repository.Root, file.Path);
            if (File.Exists(path) && !force)
            {
                Console.Out.WriteLine($"kept     {file.Path} (it is there; --force replaces it)");
                continue;
            }

            if (!dryRun)
            {
                AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(file.Content)));
            }

            Console.Out.WriteLine($"{(dryRun ? "would write" : "wrote   ")} {file.Path}: {file.Purpose}");
            foreach (var line in file.Content.Split('\n').SkipLast(1))
            {
                Console.Out.WriteLine($"    {line}");
            }
        }

        Console.Out.WriteLine("Next: read perfgate.yml, commit, and require the check 'perfgate' once it has been green.");
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+@[0-9a-f]{40}$")]
    private static partial Regex Source();
}
