using PerfGate.TestKit;

namespace PerfGate.Torture.Subjects;

/// <summary><c>perfgate load</c> of the sample service for a second, alone and against itself in turns.</summary>
internal class LoadSubject : Subject
{
    protected const string Scenario = "shop.yml";

    public LoadSubject()
    {
        Workspace.Repository.Write(Scenario, $$"""
            name: shop
            service:
              command: 'dotnet exec "{{ServiceAssembly.File}}" plain --urls http://127.0.0.1:{port}'
              health: /health
            load: { rate: 100/s, duration: 1s, windows: 10, warm-up: 200ms }
            endpoints:
              - { name: fast, request: GET /fast, budget: { p50: 20s, p95: 20s, p99: 20s, investigate: 30s } }
            limits: { before: 1s, during: 1s, recovery: 2s, memory: 128MB, disk: '{{Workspace.Temporary}}' }
            data: { rows: { things: 1 } }
            """);
        Workspace.Repository.Commit("first");
    }

    public override IReadOnlyDictionary<string, string> Disks => new Dictionary<string, string>
    {
        ["output"] = Workspace.Output,
        ["temporary"] = Workspace.Temporary,
    };

    public override string[] Arguments(int turn) => turn % 2 == 0 ? ["load", Scenario] : ["load", Scenario, "--rate", "50/s"];
}
