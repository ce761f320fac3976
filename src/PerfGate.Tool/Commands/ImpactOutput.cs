using System.Text.Json;
using PerfGate.Core.Words;
using PerfGate.Impact.Contracts;
using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Commands;

/// <summary>Writes what <c>perfgate list --impact</c> found to standard output.</summary>
internal static class ImpactOutput
{
    /// <summary>Lines of a tree; a change of a type that everything uses would fill screens.</summary>
    private const int MostLines = 40;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static void Write(ImpactExplanation explanation, bool asJson)
    {
        if (asJson)
        {
            using var output = Console.OpenStandardOutput();
            WriteJson(output, explanation);
        }
        else
        {
            WriteText(Console.Out, explanation);
        }
    }

    internal static void WriteText(TextWriter to, ImpactExplanation explanation)
    {
        to.WriteLine($"{explanation.Selection.Summary()} since {explanation.Choice.Sha![..7]} ({explanation.Choice.Origin}).");
        WriteVerdicts(to, "affected", explanation, ImpactKind.Affected);
        WriteVerdicts(to, "not provable, so measured", explanation, ImpactKind.NotProvable);
        WriteVerdicts(to, "unaffected, so skipped", explanation, ImpactKind.Unaffected);
        if (explanation.Others.Count > 0)
        {
            to.WriteLine();
            to.WriteLine($"{explanation.Others.Count} on one side only or broken, so not compared");
            foreach (var id in explanation.Others)
            {
                to.WriteLine($"  {VisibleText.Escape(id)}");
            }
        }

        WriteChanges(to, explanation.Changes);
    }

    internal static void WriteJson(Stream output, ImpactExplanation explanation)
    {
        using var writer = new Utf8JsonWriter(output, Indented);
        writer.WriteStartObject();
        writer.WriteString("base", explanation.Choice.Sha);
        writer.WriteStartArray("benchmarks");
        foreach (var (benchmark, verdict) in explanation.Selection.Verdicts)
        {
            writer.WriteStartObject();
            writer.WriteString("id", benchmark.Identity.Id);
            writer.WriteString("project", benchmark.Identity.Project);
            writer.WriteString("job", benchmark.Identity.Job);
            writer.WriteString("runtime", benchmark.Identity.Runtime);
            writer.WriteString("impact", Word(verdict.Kind));
            writer.WriteString("reason", verdict.Reason);
            writer.WriteString("launches", verdict.Observed);
            WriteArray(writer, "path", verdict.Path);
            WriteArray(writer, "changedMembers", verdict.ChangedMembers);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("changes");
        foreach (var change in explanation.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("name", change.Name);
            writer.WriteString("change", change.Change);
            WriteArray(writer, "benchmarks", change.Benchmarks);
            WriteBranches(writer, change.ReachedFrom);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteArray(writer, "notCompared", explanation.Others);
        writer.WriteEndObject();
    }

    private static string Word(ImpactKind kind) => kind switch
    {
        ImpactKind.Unaffected => "unaffected",
        ImpactKind.Affected => "affected",
        _ => "not-provable",
    };

    private static void WriteVerdicts(TextWriter to, string heading, ImpactExplanation explanation, ImpactKind kind)
    {
        var shown = explanation.Selection.Verdicts.Where(one => one.Verdict.Kind == kind).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        to.WriteLine();
        string[] reasons = [.. shown.Select(one => one.Verdict.Reason).Distinct(StringComparer.Ordinal)];
        to.WriteLine(kind == ImpactKind.Unaffected && reasons is [var common] ? $"{shown.Count} {heading}: {common}" : $"{shown.Count} {heading}");
        foreach (var (benchmark, verdict) in shown)
        {
            to.WriteLine($"  {VisibleText.Escape(benchmark.Identity.Display())}{(kind == ImpactKind.Unaffected && reasons.Length == 1 ? "" : $": {VisibleText.Escape(verdict.Reason)}")}");
            if (verdict.Path.Count > 2)
            {
                to.WriteLine($"    by {VisibleText.Escape(string.Join(" > ", verdict.Path.Skip(1)))}");
            }

            if (verdict.Observed is { } observed && observed != verdict.Reason)
            {
                to.WriteLine($"    launches: {VisibleText.Escape(observed)}");
            }
        }
    }

    private static void WriteChanges(TextWriter to, IReadOnlyList<ChangedMember> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        to.WriteLine();
        to.WriteLine($"{changes.Count} changed {(changes.Count == 1 ? "member" : "members")}, and what reaches {(changes.Count == 1 ? "it" : "them")}");
        foreach (var change in changes)
        {
            var reached = change.Benchmarks.Count == 0 ? ": no benchmark" : "";
            to.WriteLine($"  {VisibleText.Escape(change.Name)} ({change.Change}){reached}");
            var left = MostLines;
            WriteBranches(to, change.ReachedFrom, 4, ref left);
            if (left < 0)
            {
                to.WriteLine($"    and more, {change.Benchmarks.Count} benchmarks in all; --json has every line");
            }
        }
    }

    private static void WriteBranches(TextWriter to, IReadOnlyList<ReachBranch> branches, int indent, ref int left)
    {
        foreach (var branch in branches)
        {
            if (--left < 0)
            {
                return;
            }

            to.WriteLine($"{new string(' ', indent)}< {VisibleText.Escape(branch.Name)}");
            WriteBranches(to, branch.ReachedFrom, indent + 2, ref left);
        }
    }

    private static void WriteBranches(Utf8JsonWriter writer, IReadOnlyList<ReachBranch> branches)
    {
        writer.WriteStartArray("reachedFrom");
        foreach (var branch in branches)
        {
            writer.WriteStartObject();
            writer.WriteString("name", branch.Name);
            if (branch.ReachedFrom.Count > 0)
            {
                WriteBranches(writer, branch.ReachedFrom);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
