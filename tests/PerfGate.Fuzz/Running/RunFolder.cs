using System.Security.Cryptography;

namespace PerfGate.Fuzz.Running;

/// <summary>What runs of one harness leave: inputs that reached something, and finds.</summary>
/// <param name="root">Of all harnesses.</param>
/// <param name="harness">Its name.</param>
internal sealed class RunFolder(string root, string harness)
{
    public string LastInput => Path.Combine(Made("running"), $"{harness}.last");

    public string Counts => Path.Combine(Made("running"), $"{harness}.counts.json");

    /// <summary>A file for each find: <c>HARNESS--DIGEST.input</c>, and its story beside it.</summary>
    public string Finds => Made("finds");

    /// <summary>The harness that a find's file is for.</summary>
    public static string HarnessOf(string path) => Path.GetFileName(path).Split("--")[0];

    public IEnumerable<byte[]> Corpus() => Directory.EnumerateFiles(Made($"corpus/{harness}")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    public void KeepCorpus(IReadOnlyList<byte[]> inputs)
    {
        var folder = Made($"corpus/{harness}");
        foreach (var input in inputs)
        {
            File.WriteAllBytes(Path.Combine(folder, Digest(input)), input);
        }
    }

    public string Keep(Find find)
    {
        var path = Path.Combine(Finds, $"{harness}--{Digest(find.Input)}.input");
        File.WriteAllBytes(path, find.Input);
        File.WriteAllText(Path.ChangeExtension(path, ".txt"), $"{find.Trial.Signature}\n{find.Trial.Words}\n{find.Trial.Fault}\n");
        return path;
    }

    private static string Digest(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];

    private string Made(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
}
