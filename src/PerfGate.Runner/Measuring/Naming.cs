using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Measuring;

/// <summary>Turns what two projects list into identities that meet.</summary>
internal static class Naming
{
    /// <summary>The full name; a second case of the same name is told apart by its number, and one beyond the longest id by a hash.</summary>
    public static string Id(ListedBenchmark benchmark) =>
        Bounded(benchmark.Occurrence == 0 ? benchmark.Id : $"{benchmark.Id} #{benchmark.Occurrence + 1}");

    /// <summary>Of the characters rather than of their UTF-8: lone surrogates all become the same bytes there.</summary>
    private static string Bounded(string id)
    {
        const int HashBytes = 8;
        if (id.Length <= BenchmarkIdentity.LongestId)
        {
            return id;
        }

        var hash = SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()));
        var end = $"… #{Convert.ToHexStringLower(hash.AsSpan(0, HashBytes))}";
        return string.Concat(Cut(id, BenchmarkIdentity.LongestId - end.Length), end);
    }

    /// <summary>What an exception said, no longer than a file may have it.</summary>
    public static MeasurementFailure? Bounded(MeasurementFailure? failure) => failure?.Message.Length > MeasurementFailure.LongestMessage
        ? failure with { Message = $"{Cut(failure.Message, MeasurementFailure.LongestMessage - 1)}…" }
        : failure;

    /// <summary>The start of a text, without half a character at its end.</summary>
    private static ReadOnlySpan<char> Cut(string text, int length) => text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    /// <summary>Joins both sides of one project; either list may be empty.</summary>
    public static IEnumerable<Candidate> Join(
        ProjectSides project,
        IReadOnlyList<ListedBenchmark> ofBase,
        IReadOnlyList<ListedBenchmark> ofHead,
        IReadOnlyDictionary<string, string> renames,
        MeasuringRoute route = MeasuringRoute.Turns)
    {
        var headById = ofHead.ToLookup(Id);
        var baseById = NamedInHead(ofBase, headById, renames);
        foreach (var id in ofHead.Select(Id).Concat(baseById.Select(named => named.Key)).Distinct())
        {
            var bases = baseById[id].ToArray();
            var heads = headById[id].ToArray();

            // A job is part of the name only where there is more than one to choose from.
            var named = bases.Length > 1 || heads.Length > 1;
            foreach (var job in heads.Concat(bases).Select(benchmark => named ? benchmark.Job : null).Distinct())
            {
                var onBase = bases.FirstOrDefault(benchmark => job is null || benchmark.Job == job);
                var onHead = heads.FirstOrDefault(benchmark => job is null || benchmark.Job == job);
                yield return new Candidate(
                    new BenchmarkIdentity(project.Head.Name, id, job, project.Head.TargetFramework),
                    onBase is null ? null : new Subject(project.Base!, onBase) { Route = route },
                    onHead is null ? null : new Subject(project.Head, onHead) { Route = route });
            }
        }
    }

    /// <summary>Base's cases by the name that head has for them.</summary>
    /// <remarks>As for the judge: a rename is not followed where head still has the old id, where base has the new one, or where another leads to it.</remarks>
    private static ILookup<string, ListedBenchmark> NamedInHead(
        IReadOnlyList<ListedBenchmark> ofBase, ILookup<string, ListedBenchmark> headById, IReadOnlyDictionary<string, string> renames)
    {
        var inBase = ofBase.Select(Id).ToHashSet();
        var takenBy = new Dictionary<string, string>();
        return ofBase.ToLookup(benchmark =>
        {
            var id = Id(benchmark);
            if (!renames.TryGetValue(id, out var newId) || headById.Contains(id) || inBase.Contains(newId))
            {
                return id;
            }

            takenBy.TryAdd(newId, id);
            return takenBy[newId] == id ? newId : id;
        });
    }
}
