using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Processes;
using PerfGate.Tool.Composition;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool;

/// <summary>The <c>perfgate</c> command: finds the words, runs them, turns what ends them into an exit code.</summary>
internal static partial class Program
{
    /// <summary>How long a cancelled run may take to end its children and remove its worktree.</summary>
    private static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(20);

    public static Task<int> Main(string[] args)
    {
        if (DescriptorLimit.Refusal() is { } refusal)
        {
            DescriptorLimit.Print(refusal);
            return Task.FromResult((int)ExitCode.NotMeasured);
        }

        return RunWholeAsync(args);
    }

    /// <summary>Apart, so that nothing of the tool is loaded before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<int> RunWholeAsync(string[] args) => RunAsync(args, ToolComposition.Default);

    /// <param name="args">Of the command line.</param>
    /// <param name="composition">What the tool is made of.</param>
    public static async Task<int> RunAsync(string[] args, ToolComposition composition)
    {
        if (args is [Supervisor.Verb, .. var command])
        {
            return Supervisor.Run(command);
        }

        if (Console.IsOutputRedirected)
        {
            // Files and the build task read UTF-8, whatever the console of the machine is set to.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        using var escaping = EscapingWriter.Install();
        var root = new RootCommand(
            """
            The performance gate for .NET: measures a change and its base side by side, and fails when the change is slower or allocates more.

            Examples:
              perfgate check                                   measure the benchmarks found here against their base
              perfgate check bench/My.Benchmarks --profile quick
              perfgate check --filter "*Parse*" --base v1.2.0
              perfgate compare before/ after/                  judge two result folders, without measuring
              perfgate report artifacts/perfgate/report.json --format markdown

            Exit codes: 0 passed, 1 the gate failed, 2 invalid usage or input, 3 could not measure, 130 cancelled.
            """);
        foreach (var create in composition.Commands)
        {
            root.Subcommands.Add(create(composition.Parts));
        }

        var parsed = root.Parse(args);
        string[] mistakes = [.. parsed.Errors.Select(error => TypeName().Replace(error.Message, "")), .. UnknownOptions(parsed)];
        if (mistakes.Length > 0)
        {
            foreach (var mistake in mistakes)
            {
                DiagnosticPrinter.Print(new Diagnostic(DiagnosticIds.InvalidUsage, Severity.Error, mistake));
            }

            await Console.Error.WriteLineAsync("`perfgate --help` shows the commands, `perfgate COMMAND --help` what each takes.").ConfigureAwait(false);
            return (int)ExitCode.Invalid;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = CleanUpLimit,
        }).ConfigureAwait(false);
    }

    /// <summary>The parser tells of its own types, which say nothing to who typed.</summary>
    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeName();

    /// <summary>Options that the command does not have: where it takes projects or files, the parser takes them for such.</summary>
    private static IEnumerable<string> UnknownOptions(ParseResult parsed) => parsed.CommandResult.Children
        .OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Where(token => token.Value.StartsWith("--", StringComparison.Ordinal))
        .Select(token => $"'{token.Value}' is no option of `perfgate {parsed.CommandResult.Command.Name}`.");
}
