using System.Security.Cryptography;

namespace PerfGate.Lab.Bank;

/// <summary>A throw-away repository whose head does more work than its base.</summary>
internal sealed class SuiteRepository
{
    private const string SlowdownFile = "Slowdown.cs";
    private const string Unslowed = "Percent = 0;";

    private SuiteRepository(string root) => Root = root;

    public string Root { get; }

    /// <param name="bank">Holds the repository between runs, so that its builds stay cached; a suite that was edited gets another.</param>
    /// <param name="effect">Percent; 0: both commits are the same.</param>
    /// <param name="library">Null: the suite's own.</param>
    public static SuiteRepository Open(RunBank bank, int effect, SuiteLibrary? library = null)
    {
        var used = library ?? SuiteLibrary.Own;
        var root = Path.Combine(bank.Work, $"effect-{effect}-{(used == SuiteLibrary.Own ? "" : used.Version + "-")}{Fingerprint()}");
        if (!Directory.Exists(Path.Combine(root, ".git")))
        {
            Create(root, effect, used);
        }

        return new SuiteRepository(root);
    }

    private static string[] Sources() => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Suite")).Order(StringComparer.Ordinal)];

    private static string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData([.. Sources().SelectMany(File.ReadAllBytes)]))[..8];

    private static void Create(string root, int effect, SuiteLibrary library)
    {
        Directory.CreateDirectory(root);
        foreach (var file in Sources())
        {
            File.Copy(file, Path.Combine(root, Path.GetFileName(file)), overwrite: true);
        }

        library.WriteInto(root);

        // Nothing above the folder is to reach into it.
        foreach (var sealing in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(root, sealing), "<Project />");
        }

        File.WriteAllText(Path.Combine(root, ".gitignore"), "bin/\nobj/\nartifacts/\nBenchmarkDotNet.Artifacts/\n");
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "base");
        if (effect != 0)
        {
            var slowdown = Path.Combine(root, SlowdownFile);
            var source = File.ReadAllText(slowdown);
            var slowed = source.Replace(Unslowed, $"Percent = {effect};", StringComparison.Ordinal);
            File.WriteAllText(slowdown, slowed != source ? slowed : throw new InvalidOperationException($"{SlowdownFile} has no '{Unslowed}'."));
        }

        Git("commit", "--quiet", "--all", "--allow-empty", "--message", "head");

        void Git(params string[] arguments) => Child.Run(root, [0], "git", arguments);
    }
}
