using System.CommandLine;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Core.Verdicts;
using PerfGate.Importers;
using PerfGate.Tool.Gate;
using PerfGate.Tool.Sources;
using PerfGate.Tool.Terminal;

namespace PerfGate.Tool.Commands;

/// <summary><c>perfgate compare</c>: judges what others measured.</summary>
internal static class CompareCommand
{
    public static Command Create(ToolParts parts)
    {
        var baseFiles = new Argument<string>("BASE") { Description = $"a file or a folder: {parts.Import.Understood}" };
        var headFiles = new Argument<string>("HEAD") { Description = "the same, of the change" };
        var output = new Option<string?>("--output")
        {
            Description = "also write the reports and charts/ here",
            HelpName = "DIR",
        };
        var policy = SharedOptions.Policy();
        var format = SharedOptions.Format();
        var command = new Command(
            "compare",
            """
            Judges two files or folders of results, without measuring. Says how strong their evidence is: one launch a side decides nothing,
            unless the rules say `weak-evidence: allow`.

            Examples:
              perfgate compare before/BenchmarkDotNet.Artifacts after/BenchmarkDotNet.Artifacts
              perfgate compare artifacts/perfgate/base.json artifacts/perfgate/head.json --format markdown
            """)
        {
            baseFiles, headFiles, policy, output, format,
        };
        command.SetAction((parsed, cancellation) => CommandRun.ExecuteAsync(
            () =>
            {
                var basePath = parsed.GetValue(baseFiles)!;
                var headPath = parsed.GetValue(headFiles)!;
                var report = Decide(basePath, headPath, parsed.GetValue(policy), parts);
                var (files, exit) = parsed.GetValue(output) is { } folder
                    ? ResultFiles.Write(Path.GetFullPath(folder), ReportExit.Of(report), () => OutputFolder.WriteReportBeside(Path.GetFullPath(folder), report))
                    : ([], ReportExit.Of(report));
                ReportOutput.Write(report, files, parsed.GetValue(format));
                return exit;
            },
            cancellation));
        return command;
    }

    private static GateReport Decide(string basePath, string headPath, string? policy, ToolParts parts)
    {
        var rules = RulesLookup.Find(policy, Environment.CurrentDirectory, topFolder: null);
        var (measuredBase, head) = ReadBoth(basePath, headPath, parts.Import);
        if (measuredBase.Benchmarks.Count == 0 && head.Benchmarks.Count == 0)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.NoBenchmarks, Severity.Error, $"Neither {basePath} nor {headPath} has a benchmark."));
        }

        var report = Judge.Decide(new JudgeRequest
        {
            Base = measuredBase,
            Head = head,
            Rules = rules,
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
            Design = IsPaired(measuredBase) && IsPaired(head) ? Design.Paired : Design.Unpaired,
            BaseOrigin = basePath,
            HeadOrigin = headPath,
            Tool = ToolVersion.Current,
            RequiresBase = true,
            ForeignMetrics = parts.SourceMetrics.ToHashSet(),
        });
        return ReportEvidence.Attach(report, measuredBase, head, rules.Renames, () => []);
    }

    /// <summary>Reads both at once; what is said of the base comes first, whichever is read sooner.</summary>
    private static (MeasurementSet Base, MeasurementSet Head) ReadBoth(string basePath, string headPath, MeasurementImport import)
    {
        var readingHead = Task.Run(() => import.Read(headPath));
        var measuredBase = Told(import.Read(basePath));
        return (measuredBase, Told(readingHead.GetAwaiter().GetResult()));
    }

    private static MeasurementSet Told(FileContent<MeasurementSet> content)
    {
        foreach (var warning in content.Warnings)
        {
            DiagnosticPrinter.Print(warning);
        }

        return content.Value;
    }

    private static bool IsPaired(MeasurementSet set) =>
        set.Benchmarks.Any(benchmark => benchmark.Metrics.Any(metric => metric.Launches.Any(launch => launch.Pair is not null)));
}
