using PerfGate.Core.Diagnostics;
using PerfGate.Core.Rules;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;
using PerfGate.Yaml.Rules;

namespace PerfGate.Yaml;

/// <summary>Reads <c>perfgate.yml</c>; <c>docs/rules.md</c> is the reference of its fields.</summary>
public static class RulesFile
{
    private const string Version = "1";

    private static readonly DocumentKind Kind = new(
        "rules file", DiagnosticIds.InvalidRules, DiagnosticIds.RulesFileMissing, "name one that exists, or leave the option out for the defaults");

    /// <summary>Reads the file at <paramref name="path"/>, UTF-8 with or without a byte order mark.</summary>
    /// <exception cref="PerfGateException">
    /// Exit code 2: the file is missing (<see cref="DiagnosticIds.RulesFileMissing"/>), or cannot be read or has mistakes
    /// (<see cref="DiagnosticIds.InvalidRules"/>, one diagnostic each).
    /// </exception>
    public static GateRules Load(string path) => Parse(DocumentText.Read(path, Kind), path);

    /// <summary>Reads <paramref name="text"/>; <paramref name="path"/> names it in messages and in <see cref="GateRules.File"/>.</summary>
    /// <returns>The rules, defaults where the text says nothing; an empty text is all defaults.</returns>
    /// <exception cref="PerfGateException">Exit code 2 with all mistakes, in file order.</exception>
    public static GateRules Parse(string text, string path)
    {
        var mistakes = new Mistakes(path, Kind);
        var root = DocumentText.Parse(text, mistakes);
        var rules = Read(root, mistakes) with { File = path };
        mistakes.ThrowIfAny();
        return rules;
    }

    private static GateRules Read(Node? root, Mistakes mistakes)
    {
        switch (root)
        {
            case null or UnreadableNode or ScalarNode { IsNothing: true }:
                return GateRules.Default;
            case MapNode map:
                return Read(new FieldMap(map, "", RuleKeys.Top, mistakes), mistakes);
            default:
                mistakes.Add(root.Position, $"top level: found {root.Found}; allowed: a mapping with {string.Join(", ", RuleKeys.Top)}");
                return GateRules.Default;
        }
    }

    private static GateRules Read(FieldMap map, Mistakes mistakes)
    {
        var read = new FieldReader(mistakes);
        if (read.Text(map["version"], Version) is { } version && version != Version)
        {
            read.Refuse(map["version"]!.Value, Version);
        }

        return new GateRules
        {
            Projects = Projects(read, map["projects"]),
            Compare = new CompareSection(read).Read(map["compare"]),
            Rules = new RuleSection(read, mistakes).Read(map["rules"]),
            Renames = new RenameSection(read).Read(map["renames"]),
            Waivers = new WaiverSection(read).Read(map["waivers"]),
        };
    }

    private static List<string> Projects(FieldReader read, Field? section)
    {
        const string Allowed = "the path of a project, each once";
        var projects = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in read.List(section))
        {
            if (read.Text(item, Allowed) is not { } project)
            {
                continue;
            }

            if (known.Add(project))
            {
                projects.Add(project);
            }
            else
            {
                read.Refuse(item, Allowed, " again");
            }
        }

        return projects;
    }
}
