using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;

namespace PerfGate.Tool.Gate;

/// <summary>What of the change a benchmark reaches, as a shard knows it.</summary>
internal sealed record ShardCause(BenchmarkIdentity Benchmark, ReportCause Cause);
