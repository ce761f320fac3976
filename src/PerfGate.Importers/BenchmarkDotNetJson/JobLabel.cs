using System.Text.RegularExpressions;

namespace PerfGate.Importers.BenchmarkDotNetJson;

/// <summary>A row's job, which reports tell only inside <c>DisplayInfo</c>: <c>Type.Method: Job-ABCDEF(Runtime=.NET 8.0) [N=1]</c>.</summary>
/// <param name="Id">Name of the job, or a generated <c>Job-ABCDEF</c>.</param>
/// <param name="Characteristics">What stands in the parentheses; empty for the default job.</param>
internal sealed partial record JobLabel(string Id, string Characteristics)
{
    /// <summary>What names the job from run to run: releases before 0.15 generate another id in every process.</summary>
    public string StableName => IsGenerated ? Characteristics : Id;

    /// <summary>Name and characteristics, for jobs of the same name; a generated name is no part of it.</summary>
    public string FullText => IsGenerated ? Characteristics : Characteristics.Length == 0 ? Id : $"{Id}({Characteristics})";

    /// <summary>The job's own runtime, <c>.NET 8.0</c>; null when it runs on the host's.</summary>
    public string? Runtime
    {
        get
        {
            const string Key = "Runtime=";
            return Characteristics.Split(", ").FirstOrDefault(part => part.StartsWith(Key, StringComparison.Ordinal))?[Key.Length..];
        }
    }

    /// <summary>Null when <paramref name="displayInfo"/> has another form.</summary>
    public static JobLabel? Parse(string? displayInfo, string? type, string? methodTitle)
    {
        if (displayInfo is null)
        {
            return null;
        }

        // A title may itself hold ": ", brackets and parentheses, so what is known of it is taken off first.
        var title = $"{type}.{methodTitle}: ";
        var at = displayInfo.StartsWith(title, StringComparison.Ordinal)
            ? title.Length
            : displayInfo.IndexOf(": ", StringComparison.Ordinal) + 2;
        if (at < 2)
        {
            return null;
        }

        var rest = displayInfo[at..];
        var parameters = rest.IndexOf(" [", StringComparison.Ordinal);
        var open = rest.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || (parameters >= 0 && parameters < open))
        {
            var id = (parameters < 0 ? rest : rest[..parameters]).Trim();
            return id.Length == 0 ? null : new JobLabel(id, "");
        }

        var close = Closing(rest, open);
        return new JobLabel(rest[..open].Trim(), rest[(open + 1)..close]);
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    private bool IsGenerated => Characteristics.Length > 0 && GeneratedPattern().IsMatch(Id);

    [GeneratedRegex("^Job-[A-Z]{6}$")]
    private static partial Regex GeneratedPattern();
}
