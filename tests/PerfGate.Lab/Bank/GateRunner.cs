using System.Diagnostics;
using System.Reflection;

namespace PerfGate.Lab.Bank;

/// <summary>Runs the gate as a user runs it and banks what it leaves.</summary>
internal static class GateRunner
{
    private static readonly int[] Decided = [0, 1];

    private static string Tool { get; } = typeof(GateRunner).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ToolAssembly").Value!;

    /// <param name="library">Null: the suite's own.</param>
    /// <param name="route">As <c>--route</c> takes it.</param>
    /// <param name="profileData">As the rules take it.</param>
    /// <param name="filter">Benchmarks of the suite.</param>
    public static RunRecord Run(RunBank bank, int effect, string profile, SuiteLibrary? library = null, string route = "auto", string profileData = "live", string filter = "*")
    {
        var repository = SuiteRepository.Open(bank, effect, library);

        // Not committed: the sides stay as they are.
        File.WriteAllText(Path.Combine(repository.Root, "perfgate.yml"), $"version: 1\ncompare: {{ profile-data: {profileData} }}\n");
        var output = Path.Combine(bank.Work, "gate");
        Delete(output);
        var (started, load, watch) = (DateTime.UtcNow, Machine.Load(), Stopwatch.StartNew());
        Child.Run(
            repository.Root, Decided, "dotnet", "exec", Tool, "check", "--profile", profile, "--budget", "2h", "--route", route, "--filter", filter, "--output", output,
            "--base", effect == 0 ? "self" : "HEAD~1");
        var record = new RunRecord(
            RunRecord.Gate, effect, profile, ToolCommit(), started, watch.Elapsed.TotalSeconds, load, Machine.Load());
        bank.Add(record, output);
        return record;
    }

    public static string ToolCommit() =>
        Child.Run(Path.GetDirectoryName(Tool)!, [0], "git", "describe", "--always", "--dirty", "--abbrev=12").Trim();

    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
