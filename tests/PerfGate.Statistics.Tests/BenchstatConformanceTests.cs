using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.Statistics.Tests;

/// <summary>The p-values that benchstat prints for Go's benchmark text, to the printed digit.</summary>
public sealed partial class BenchstatConformanceTests
{
    [Fact]
    public void Two_files() => AssertPrinted("csvOldNew.stdout", Read("old.txt"), Read("new.txt"), atLeast: 2);

    [Fact]
    public void One_file_with_notes()
    {
        var sections = Read("smallSample.txt").Split("note: ");

        AssertPrinted("smallSample.stdout", sections[1], sections[2], atLeast: 1);
    }

    [Fact]
    public void Metrics_assumed_exact_agree_without_a_test()
    {
        var sections = Read("zero.txt").Split("note: ");
        var before = Parse(sections[1]);
        var after = Parse(sections[2]);

        Assert.NotEmpty(before);
        foreach (var key in before.Keys)
        {
            Assert.True(ExactComparison.TryAgree([.. before[key]], out _));
            Assert.True(ExactComparison.TryAgree([.. after[key]], out _));
        }

        Assert.True(ExactComparison.TryAgree([.. after[("NonZeroOverZero", "y")]], out var value));
        Assert.Equal(100, value);
    }

    private static void AssertPrinted(string golden, string before, string after, int atLeast)
    {
        var x = Parse(before);
        var y = Parse(after);
        var printed = 0;
        foreach (Match line in PrintedPValue().Matches(Read(golden)))
        {
            var key = (line.Groups["name"].Value, "ns/op");
            var p = MannWhitney.PValueTwoSided([.. x[key]], [.. y[key]]);

            Assert.Equal(int.Parse(line.Groups["n"].Value, CultureInfo.InvariantCulture), x[key].Count);
            Assert.Equal(line.Groups["p"].Value, p.ToString("F3", CultureInfo.InvariantCulture));
            printed++;
        }

        Assert.True(printed >= atLeast, $"{golden} has {printed} p-values, {atLeast} were expected.");
    }

    // "BenchmarkName  iterations  value unit  value unit …"
    private static Dictionary<(string Name, string Unit), List<double>> Parse(string text)
    {
        var samples = new Dictionary<(string, string), List<double>>();
        foreach (var line in text.Split('\n').Where(line => line.StartsWith("Benchmark", StringComparison.Ordinal)))
        {
            var fields = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 2; i + 1 < fields.Length; i += 2)
            {
                var key = (fields[0]["Benchmark".Length..], fields[i + 1]);
                samples.TryAdd(key, []);
                samples[key].Add(double.Parse(fields[i], CultureInfo.InvariantCulture));
            }
        }

        return samples;
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(ConformanceData.Folder("benchstat"), name));

    [GeneratedRegex(@"^(?<name>[^\s,]+).*\bp=(?<p>[0-9.]+) n=(?<n>[0-9]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PrintedPValue();
}
