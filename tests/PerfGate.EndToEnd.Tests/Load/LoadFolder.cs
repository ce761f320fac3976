using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>A folder with a scenario that starts the sample service.</summary>
internal sealed class LoadFolder : IDisposable
{
    public const string Scenario = "shop.yml";

    private readonly TemporaryRepository folder = TemporaryRepository.WithoutGit();

    public string Root => folder.Root;

    /// <summary>The command of the sample service, from its own output folder, whose configuration is ours.</summary>
    public static string Command { get; } = CommandOf("plain");

    /// <param name="load">Fields of <c>load</c>.</param>
    /// <param name="command">Of the service.</param>
    public void Write(string load = "rate: 100/s, duration: 2s, windows: 10, warm-up: 500ms", string? command = null) => folder.Write(Scenario, $$"""
        name: shop
        service:
          command: '{{command ?? Command}}'
          environment: { KEY: "${PATH}" }
          health: /health
          ports: { nothing: 1 }
        load: { {{load}} }
        endpoints:
          - { name: fast, request: GET /fast, budget: { p50: 20s, p95: 20s, p99: 20s, investigate: 30s } }
        data: { rows: { things: 1 } }
        """);

    /// <param name="command">Of the service.</param>
    /// <param name="rest">The scenario but for name, service and data.</param>
    /// <param name="more">A further line of the service.</param>
    public void WriteService(string command, string rest, string more = "") => WriteText(
        $"name: shop\nservice:\n  command: '{command}'\n  health: /health\n  {more}\n{rest}\ndata: {{ rows: {{ things: 1 }} }}\n");

    public void WriteText(string text, string file = Scenario) => folder.Write(file, text);

    public static string CommandOf(string character) => $"dotnet exec \"{ServiceAssembly.File}\" {character} --urls http://127.0.0.1:{{port}}";

    public ToolResult Run(params string[] options) => ToolRun.RunIn(Root, ["load", Scenario, .. options]);

    public ToolRun Start(params string[] options) => ToolRun.Start(Root, [], ["load", Scenario, .. options]);

    public void Dispose() => folder.Dispose();
}
