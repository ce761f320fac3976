using System.Text.Json;

namespace PerfGate.Statistics.Tests;

/// <summary>Golden values that others published, read in place from the folder that the environment names.</summary>
internal static class ConformanceData
{
    private const string Variable = "PERFGATE_CONFORMANCE_DATA";

    public static string Folder(params string[] names)
    {
        var root = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(root))
        {
            Assert.Skip($"{Variable} is not set: it names the folder with third-party golden values.");
        }

        var folder = Path.Combine([root, .. names]);
        Assert.True(Directory.Exists(folder), $"{Variable} is set, but there is no {folder}.");
        return folder;
    }

    public static IEnumerable<(string Name, JsonElement Case)> JsonCases(params string[] names) =>
        from file in Directory.EnumerateFiles(Folder(names), "*.json").Order(StringComparer.Ordinal)
        select (Path.GetFileName(file), JsonElement.Parse(File.ReadAllText(file)));

    public static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
