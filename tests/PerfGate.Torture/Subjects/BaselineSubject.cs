using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;

namespace PerfGate.Torture.Subjects;

/// <summary><c>perfgate baseline add --from</c>: another file of the same commit replaces the baseline, in turns.</summary>
internal sealed class BaselineSubject : Subject
{
    private readonly string commit;

    public BaselineSubject()
    {
        Workspace.Repository.Write("README.md", "A repository.");
        commit = Workspace.Repository.Commit("first");
        for (var turn = 0; turn < 2; turn++)
        {
            MeasurementFile.Write(Workspace.Repository.In("artifacts", $"head-{turn}.json"), Set(turn));
        }
    }

    public override string Changed => "baselines/";

    public override IReadOnlyDictionary<string, string> Disks => new Dictionary<string, string> { ["baselines"] = Workspace.Repository.In("baselines") };

    private string Entry => Workspace.Repository.In("baselines", Set(0).Environment.Key, "benchmarks", $"{commit}.json");

    public override string[] Arguments(int turn) => ["baseline", "add", "--replace", "--from", Path.Combine("artifacts", $"head-{turn % 2}.json")];

    public override IEnumerable<string> Faults()
    {
        if (!File.Exists(Entry))
        {
            yield break;
        }

        var read = Read();
        if (read.Set is not { } set)
        {
            yield return $"the baseline cannot be read: {read.Fault}";
        }
        else if (set.Time != Set(0).Time && set.Time != Set(1).Time)
        {
            yield return $"the baseline is of {set.Time:O}, which nobody added";
        }
    }

    public override IEnumerable<string> FaultsOfWhole(int turn) =>
        File.Exists(Entry) && Read().Set?.Time == Set(turn).Time ? [] : ["a whole run left another baseline"];

    private MeasurementSet Set(int turn) => Sides.Of(turn, isHead: true) with { Commit = commit };

    private (MeasurementSet? Set, string? Fault) Read()
    {
        try
        {
            return (MeasurementFile.Read(Entry, strict: true).Value, null);
        }
        catch (PerfGateException fault)
        {
            return (null, fault.Message);
        }
    }
}
