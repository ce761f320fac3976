using System.Globalization;
using System.Text;

namespace PerfGate.Benchmarks.Data;

/// <summary>A compressed full JSON report in the shape that BenchmarkDotNet writes, every iteration included.</summary>
internal static class BenchmarkDotNetReport
{
    private const string Host =
        """
        "HostEnvironmentInfo":{"BenchmarkDotNetCaption":"BenchmarkDotNet","BenchmarkDotNetVersion":"0.15.8","OsVersion":"Linux Ubuntu 24.04.1 LTS (Noble Numbat)","ProcessorName":"AMD EPYC 9R14 2.60GHz","PhysicalProcessorCount":1,"PhysicalCoreCount":1,"LogicalCoreCount":2,"RuntimeVersion":".NET 10.0.12 (10.0.12, 10.0.1226.50000)","Architecture":"X64","HasAttachedDebugger":false,"HasRyuJit":true,"Configuration":"RELEASE","DotNetCliVersion":"10.0.401","ChronometerFrequency":{"Hertz":1000000000},"HardwareTimerKind":"Unknown"}
        """;

    public static string Of(int benchmarks)
    {
        var random = new Random(20_261_123);
        var text = new StringBuilder($$"""{"Title":"Company.Product.Types-20261123-100000",{{Host}},"Benchmarks":[""");
        for (var index = 0; index < benchmarks; index++)
        {
            text.Append(index == 0 ? "" : ",");
            AppendBenchmark(text, random, index);
        }

        return text.Append("]}").ToString();
    }

    private static void AppendBenchmark(StringBuilder text, Random random, int index)
    {
        var mean = 1_000 * (1 + random.NextDouble());
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            {"DisplayInfo":"Types.Read: DefaultJob [Size={{index}}]","Namespace":"Company.Product","Type":"Types","Method":"Read","MethodTitle":"Read","Parameters":"Size={{index}}","FullName":"Company.Product.Types.Read(Size: {{index}})","HardwareIntrinsics":"AVX-512","Statistics":{"OriginalValues":[{{mean}}],"N":15,"Min":{{mean}},"Mean":{{mean}}},"Memory":{"Gen0Collections":3,"Gen1Collections":0,"Gen2Collections":0,"TotalOperations":524288,"BytesAllocatedPerOperation":{{8 * random.Next(100)}}},"Measurements":[
            """);
        AppendIterations(text, random, "Overhead", "Actual", 15, 2, first: true);
        AppendIterations(text, random, "Workload", "Warmup", 8, mean);
        AppendIterations(text, random, "Workload", "Actual", 15, mean);
        AppendIterations(text, random, "Workload", "Result", 15, mean);
        text.Append("]}");
    }

    private static void AppendIterations(
        StringBuilder text, Random random, string mode, string stage, int count, double nanoseconds, bool first = false)
    {
        const int Operations = 524_288;
        for (var index = 1; index <= count; index++)
        {
            text.Append(first && index == 1 ? "" : ",").Append(
                CultureInfo.InvariantCulture,
                $$"""{"IterationMode":"{{mode}}","IterationStage":"{{stage}}","LaunchIndex":1,"IterationIndex":{{index}},"Operations":{{Operations}},"Nanoseconds":{{Operations * nanoseconds * (1 + (0.02 * random.NextDouble()))}}}""");
        }
    }
}
