using PerfGate.Core.Reports;
using PerfGate.Core.Rules;
using PerfGate.Core.Verdicts;
using PerfGate.Core.Verdicts.Findings;
using PerfGate.Tool.Gate;

namespace PerfGate.Torture.Subjects;

/// <summary><c>perfgate merge</c>: three shards of one run or of another, in turns.</summary>
internal sealed class MergeSubject : Subject
{
    private const int Shards = 3;

    public MergeSubject()
    {
        Workspace.Repository.Commit("first");
        for (var turn = 0; turn < 2; turn++)
        {
            for (var shard = 0; shard < Shards; shard++)
            {
                WriteShard(turn, shard);
            }
        }
    }

    public override string[] Arguments(int turn) => ["merge", Path.Combine("artifacts", $"shards-{turn % 2}")];

    public override IEnumerable<string> FaultsOfWhole(int turn) =>
        ReportFile.Read(Path.Combine(Workspace.Output, "report.json")).Value.Head.Commit == Sides.Of(turn, isHead: true).Commit
            ? base.FaultsOfWhole(turn)
            : ["a whole run left another run's report"];

    private void WriteShard(int turn, int shard)
    {
        var question = new JudgeRequest
        {
            Base = Sides.Of(turn, isHead: false, shard),
            Head = Sides.Of(turn, isHead: true, shard),
            Rules = GateRules.Default,
            Today = new DateOnly(2026, 11, 24),
            Profile = Profile.Quick,
            Design = Design.Paired,
            Plan = SequentialPlan.Create(60, GateRules.Default.Compare.FalseAlarms, Profile.Quick),
        };
        ShardFolder.Write(
            Workspace.Repository.In("artifacts", $"shards-{turn}", $"{shard}"),
            ShardFacts.Of(new Shard(shard + 1, Shards), question, 60, question.Base!.Commit, null),
            question.Base,
            question.Head);
    }
}
