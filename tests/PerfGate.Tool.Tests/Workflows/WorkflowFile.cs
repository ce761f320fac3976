using PerfGate.TestKit;
using YamlDotNet.RepresentationModel;

namespace PerfGate.Tool.Tests.Workflows;

/// <summary>A workflow, or the action, of this repository.</summary>
internal sealed class WorkflowFile
{
    private WorkflowFile(string path)
    {
        Path = path;
        Text = File.ReadAllText(System.IO.Path.Combine(RepositoryFolder.Find(), path));
        var stream = new YamlStream();
        stream.Load(new StringReader(Text));
        Root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public string Path { get; }

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public bool IsAction => Path.EndsWith("action.yml", StringComparison.Ordinal);

    public IEnumerable<(string Job, YamlMappingNode Body)> Jobs => IsAction ? [] : Map(Root, "jobs")!.Children.Select(job => (job.Key.ToString(), (YamlMappingNode)job.Value));

    /// <summary>Of every job, or of the action.</summary>
    public IEnumerable<YamlMappingNode> Steps => IsAction
        ? List(Map(Root, "runs")!, "steps")
        : Jobs.SelectMany(job => List(job.Body, "steps"));

    public static IReadOnlyList<WorkflowFile> All() =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFolder.Find(), ".github", "workflows"), "*.yml")
            .Select(path => $".github/workflows/{System.IO.Path.GetFileName(path)}")
            .Append(".github/actions/perfgate/action.yml")
            .Order(StringComparer.Ordinal)
            .Select(path => new WorkflowFile(path)),
    ];

    public static WorkflowFile Of(string path) => new(path);

    public static string? Scalar(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    public static YamlMappingNode? Map(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value as YamlMappingNode : null;

    private static IEnumerable<YamlMappingNode> List(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlSequenceNode list ? list.Children.OfType<YamlMappingNode>() : [];
}
