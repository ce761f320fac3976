using System.CommandLine;
using PerfGate.Importers;
using PerfGate.Importers.BenchmarkDotNetJson;
using PerfGate.Load.Checks;
using PerfGate.Load.Files;
using PerfGate.Load.Reports;
using PerfGate.Tool.Commands;
using PerfGate.Tool.Sources;

namespace PerfGate.Tool.Composition;

/// <summary>What the tool is made of: the only list of readers, section builders, sources' metrics and commands.</summary>
internal sealed record ToolComposition
{
    public static ToolComposition Default { get; } = new()
    {
        Parts = new ToolParts
        {
            Readers = [new OwnMeasurementReader(), new LoadRunReader(), new BenchmarkDotNetReader()],
            SectionBuilders = [new LoadReportUpgrade()],
            SourceMetrics = LoadMetrics.All,
        },
        Commands =
        [
            CheckCommand.Create,
            CompareCommand.Create,
            BaselineCommand.Create,
            ReportCommand.Create,
            CommentCommand.Create,
            MergeCommand.Create,
            ListCommand.Create,
            InitCommand.Create,
            DoctorCommand.Create,
            LoadCommand.Create,
            LimitsCommand.Create,
        ],
    };

    public required ToolParts Parts { get; init; }

    /// <summary>In the order of the help.</summary>
    public required IReadOnlyList<Func<ToolParts, Command>> Commands { get; init; }
}
