using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.Torture.Subjects;

/// <summary><c>perfgate check</c> of one small benchmark: the work tree against its parent, and the parent against its own, in turns.</summary>
internal sealed class CheckSubject : Subject
{
    public CheckSubject()
    {
        var repository = Workspace.Repository;
        repository.Write("bench/Sample.csproj", BenchmarkProject.File());
        repository.Write("perfgate.yml", "version: 1\ncompare: { profile: quick, impact: off }\n");
        for (var commit = 0; commit < 3; commit++)
        {
            repository.Write("bench/Program.cs", BenchmarkProject.Source($"[Benchmark] public object One() => new int[{10 - commit}];"));
            repository.Commit($"commit {commit}");
        }
    }

    public override IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["PERFGATE_MOST_PAIRS"] = "1" };

    public override IReadOnlyDictionary<string, string> Disks => new Dictionary<string, string>
    {
        ["output"] = Workspace.Output,
        ["cache"] = Workspace.Cache,
        ["temporary"] = Workspace.Temporary,
    };

    public override string[] Arguments(int turn) => turn % 2 == 0
        ? ["check", "--base", "HEAD~1"]
        : ["check", "--head", "HEAD~1", "--base", "HEAD~2"];
}
