using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>What the sections of one scenario share while they are read.</summary>
internal sealed class ScenarioReader
{
    public ScenarioReader(string file, Mistakes mistakes, ScenarioOptions options)
    {
        File = file;
        Folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Mistakes = mistakes;
        Options = options;
        Read = new FieldReader(mistakes);
        Values = new ScenarioValues(Read);
        Secrets = new SecretReader(Read, options.Variable);
        Templates = new TemplateNames(Read);
    }

    public string File { get; }

    /// <summary>Where relative paths start.</summary>
    public string Folder { get; }

    public Mistakes Mistakes { get; }

    public ScenarioOptions Options { get; }

    public FieldReader Read { get; }

    public ScenarioValues Values { get; }

    public SecretReader Secrets { get; }

    public TemplateNames Templates { get; }

    /// <summary>Where a field stands: "shop.yml:14".</summary>
    public string OriginOf(Field? field) => $"{Path.GetFileName(File)}:{(field?.Node.Position.Line ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Notes a field that makes no sense beside another.</summary>
    public void RefuseBeside(Field? field, string reason)
    {
        if (field is { Node: not UnreadableNode } given)
        {
            Mistakes.Add(given.Node.Position, $"{given.Path}: found {given.Node.Found}; allowed: nothing, {reason}");
        }
    }

    /// <summary>The file's path when it is there, else null and a mistake.</summary>
    public string? Existing(Field? field, string allowed)
    {
        if (Values.Open(field, allowed) is not { } name)
        {
            return null;
        }

        if (System.IO.File.Exists(Path.Combine(Folder, name)))
        {
            return name;
        }

        Read.Refuse(field!.Value, $"{allowed}, relative to the scenario's folder", ", which is not there");
        return null;
    }
}
