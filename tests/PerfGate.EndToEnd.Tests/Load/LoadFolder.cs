using PerfGate.EndToEnd.Tests.Infrastructure;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>A folder with a scenario that starts the sample service.</summary>
internal sealed class LoadFolder : IDisposable
{
    public const string Scenario = "shop.yml";

    private readonly TemporaryRepository folder = TemporaryRepository.WithoutGit();

    public string Root => folder.Root;

    /// <summary>The command of the sample service, from its own output folder, whose configuration is ours.</summary>
    public static string Command { get; } = $"dotnet exec \"{FindService()}\" plain --urls http://127.0.0.1:{{port}}";

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

    public void WriteText(string text) => folder.Write(Scenario, text);

    public ToolResult Run(params string[] options) => ToolRun.RunIn(Root, ["load", Scenario, .. options]);

    public ToolRun Start() => ToolRun.Start(Root, [], "load", Scenario);

    public void Dispose() => folder.Dispose();

    private static string FindService()
    {
        // <tests>/<this project>/bin/<configuration>/<framework>/
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var tests = own.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(tests.FullName, "PerfGate.Load.Services", "bin", own.Parent.Name, own.Name, "PerfGate.Load.Services.dll");
    }
}
