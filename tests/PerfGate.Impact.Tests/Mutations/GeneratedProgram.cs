using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGate.Impact.Tests.Mutations;

/// <summary>A random program of features that call one another, with places at which it can be changed.</summary>
internal sealed partial class GeneratedProgram
{
    private const int LibraryFeatures = 9;
    private const int SuiteFeatures = 4;

    private readonly List<string[]> places = [];
    private readonly string library;
    private readonly string suite;

    public GeneratedProgram(int seed)
    {
        var random = new Random(seed);
        var templates = Features.OfLibrary.ToArray();
        random.Shuffle(templates);
        var parts = new List<string>();
        for (var i = 0; i < LibraryFeatures; i++)
        {
            parts.Add(Instance(templates[i], i, i, random));
        }

        library = string.Join('\n', parts);
        var members = new List<string>();
        for (var i = 0; i < SuiteFeatures; i++)
        {
            members.Add(Instance(Features.OfSuite[random.Next(Features.OfSuite.Count)], i, LibraryFeatures, random));
            Benchmarks.Add($"B{i}");
        }

        for (var i = 0; i < LibraryFeatures; i++)
        {
            members.Add(string.Create(CultureInfo.InvariantCulture, $"[Benchmark] public int L{i}() => F{i}.Value({i + 2});"));
            Benchmarks.Add($"L{i}");
        }

        suite = $"public class Suite\n{{\n{string.Join('\n', members)}\n}}";
    }

    public List<string> Benchmarks { get; } = [];

    public int Places => places.Count;

    /// <summary>The sources as they are, or with one place changed.</summary>
    /// <param name="place">Which place; -1: none.</param>
    public (string Library, string Suite) Sources(int place) => (Filled(library, place), Filled(suite, place));

    /// <summary>What stands at a place, before and after.</summary>
    public string Describe(int place) => $"place {place}: '{places[place][0]}' becomes '{places[place][1]}'";

    private string Instance(string template, int id, int others, Random random)
    {
        var text = template.Replace("@", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        text = Chain().Replace(text, match => others > 0 && random.Next(3) > 0 ? $"F{random.Next(others)}.Value({match.Groups[1].Value})" : match.Groups[1].Value);
        return Place().Replace(text, match =>
        {
            var alternatives = match.Groups[1].Value == "#"
                ? [(random.Next(20) + 10).ToString(CultureInfo.InvariantCulture), (random.Next(20) + 40).ToString(CultureInfo.InvariantCulture)]
                : match.Groups[1].Value.Split('‖');
            places.Add(random.Next(2) == 0 ? alternatives : [.. alternatives.Reverse()]);
            return $"⟦{places.Count - 1}⟧";
        });
    }

    private string Filled(string text, int changed) => Place().Replace(text, match =>
    {
        var place = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return places[place][place == changed ? 1 : 0];
    });

    [GeneratedRegex("⟦([^⟧]*)⟧", RegexOptions.Singleline)]
    private static partial Regex Place();

    [GeneratedRegex(@"CHAIN\((\w+)\)")]
    private static partial Regex Chain();
}
