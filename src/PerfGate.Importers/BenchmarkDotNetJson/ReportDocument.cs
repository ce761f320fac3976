using System.Text.Json.Serialization;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>The root of a report, full or brief, as versions 0.12 to 0.15 write it.</summary>
internal sealed class ReportDocument
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Title { get; set; }

    public HostInfo? HostEnvironmentInfo { get; set; }

    public List<ReportRow?>? Benchmarks { get; set; }
}

internal sealed class HostInfo
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? BenchmarkDotNetVersion { get; set; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? OsVersion { get; set; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? ProcessorName { get; set; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public double? LogicalCoreCount { get; set; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? RuntimeVersion { get; set; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? Architecture { get; set; }

    [JsonConverter(typeof(LenientTextConverter))]
    public string? DotNetCliVersion { get; set; }
}

/// <summary>One benchmark case under one job.</summary>
internal sealed class ReportRow
{
    public string? DisplayInfo { get; set; }

    public string? Type { get; set; }

    public string? MethodTitle { get; set; }

    public string? FullName { get; set; }

    /// <summary>Null when the case failed, or was never run.</summary>
    public RowStatistics? Statistics { get; set; }

    public RowMemory? Memory { get; set; }

    /// <summary>What diagnosers added; absent when the case failed.</summary>
    public List<RowMetric?>? Metrics { get; set; }

    /// <summary>Null in brief reports.</summary>
    [JsonConverter(typeof(IterationsConverter))]
    public List<Iteration>? Measurements { get; set; }
}

/// <summary>Nanoseconds per operation, overhead subtracted and outliers removed by BenchmarkDotNet.</summary>
internal sealed class RowStatistics
{
    [JsonConverter(typeof(LenientNumbersConverter))]
    public List<double>? OriginalValues { get; set; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public double? Mean { get; set; }
}

internal sealed class RowMetric
{
    [JsonConverter(typeof(LenientNumberConverter))]
    public double? Value { get; set; }

    public RowMetricDescriptor? Descriptor { get; set; }
}

internal sealed class RowMetricDescriptor
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; set; }
}

internal sealed class RowMemory
{
    /// <summary>Bytes; null when the case failed.</summary>
    [JsonConverter(typeof(LenientNumberConverter))]
    public double? BytesAllocatedPerOperation { get; set; }
}
