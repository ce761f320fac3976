using System.Reflection;

namespace PerfGate.Core.Diagnostics;

/// <summary>Every number that PerfGate may print; each is explained in <c>docs/diagnostics.md</c>.</summary>
public static class DiagnosticIds
{
    // PG0xxx: usage and configuration
    public const string InvalidUsage = "PG0001";
    public const string InvalidRules = "PG0101";
    public const string RulesFileMissing = "PG0102";
    public const string InvalidInput = "PG0201";
    public const string UnsupportedSchema = "PG0202";
    public const string UnknownFields = "PG0203";
    public const string NoBenchmarks = "PG0301";
    public const string NoProjects = "PG0302";
    public const string ProjectsNotApart = "PG0303";
    public const string ShardsDisagree = "PG0401";

    // PG1xxx: verdicts
    public const string TimeRegressed = "PG1001";
    public const string AllocationGrew = "PG1002";
    public const string BenchmarkRemoved = "PG1003";
    public const string BenchmarkFailed = "PG1004";
    public const string Inconclusive = "PG1005";
    public const string MetricRegressed = "PG1006";
    public const string LimitBroken = "PG1007";
    public const string WaiverExpired = "PG1101";
    public const string WaiverUnmatched = "PG1102";
    public const string RenameUnmatched = "PG1103";

    // PG2xxx: measuring guards
    public const string SuiteTooLarge = "PG2001";
    public const string SingleLaunch = "PG2002";
    public const string BaseNotMeasured = "PG2003";
    public const string Unoptimised = "PG2004";
    public const string RuntimesDiffer = "PG2005";
    public const string JobSkipped = "PG2006";
    public const string TooFewPairs = "PG2007";
    public const string BudgetSpent = "PG2008";
    public const string WaitingForTurn = "PG2009";
    public const string NotComparable = "PG2010";
    public const string DebuggerAttached = "PG2011";
    public const string NoisyMachine = "PG2012";
    public const string ClassLeftOut = "PG2013";
    public const string MeasuredByLaunches = "PG2014";
    public const string LockUnusable = "PG2015";
    public const string InstructionsNotCounted = "PG2016";

    // PG3xxx: build, benchmark or tool faults
    public const string BuildFailed = "PG3001";
    public const string UnsupportedBenchmarkDotNet = "PG3002";
    public const string ProjectNotRunnable = "PG3003";
    public const string BenchmarkProcessFailed = "PG3004";
    public const string ToolFault = "PG3005";
    public const string RuntimeMissing = "PG3006";
    public const string ResultsNotWritten = "PG3007";
    public const string ProcessEndedBadly = "PG3008";
    public const string SdkMissing = "PG3009";
    public const string RolledForward = "PG3010";
    public const string ResourceShortage = "PG3011";

    // PG4xxx: git and GitHub
    public const string NotARepository = "PG4001";
    public const string BaseNotFound = "PG4002";
    public const string ShallowClone = "PG4003";
    public const string GitFailed = "PG4004";
    public const string ProjectNotInBase = "PG4005";
    public const string NotOnGitHub = "PG4101";
    public const string PermissionMissing = "PG4102";
    public const string GitHubFailed = "PG4103";
    public const string NoPullRequest = "PG4104";
    public const string ArtifactRefused = "PG4105";
    public const string ChartsNotDrawn = "PG4106";
    public const string BaselineNotPushed = "PG4107";

    // PG500x: the engine
    public const string FeedUnreadable = "PG5001";

    // PG505x: joining the loads of several machines; PG506x: the raw engine
    public const string LoadShardsDisagree = "PG5051";
    public const string HistogramUnreadable = "PG5052";
    public const string RawEngineMissing = "PG5061";
    public const string RawEngineCannot = "PG5062";

    // PG51xx: scenarios, services and runs of load
    public const string InvalidScenario = "PG5101";
    public const string ScenarioMissing = "PG5102";
    public const string ServiceNotReady = "PG5103";
    public const string ServiceAbsent = "PG5104";
    public const string ServiceEnded = "PG5105";
    public const string LoadNotSent = "PG5106";
    public const string GeneratorBusy = "PG5107";
    public const string LoadInterrupted = "PG5108";
    public const string DataVolumesMissing = "PG5109";
    public const string RemoteTarget = "PG5110";

    // PG52xx: verdicts on loads
    public const string TooFewWindows = "PG5201";
    public const string TooFewBlocks = "PG5202";
    public const string FewAnswers = "PG5203";
    public const string NotAtRest = "PG5204";
    public const string GeneratorPaused = "PG5205";
    public const string BeyondInvestigate = "PG5206";

    // PG53xx: files, baselines and merging of load
    public const string ConditionsDiffer = "PG5301";
    public const string LoadInterruptedBaseline = "PG5302";
    public const string LoadBaselineMissing = "PG5303";

    // PG54xx: limits
    public const string LimitNotImposed = "PG5401";
    public const string LimitLeftBehind = "PG5402";
    public const string NoLimitImposed = "PG5403";

    /// <summary>All numbers, in the order of this file.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(DiagnosticIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];
}
