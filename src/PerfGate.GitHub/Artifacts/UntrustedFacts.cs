using System.Text.Json;
using PerfGate.Core.Measurements;

namespace PerfGate.GitHub.Artifacts;

/// <summary>
/// What is read of the <c>shard.json</c> of a hostile run: the commits that it names, and the benchmarks that it says its change cannot
/// affect. That list is worth as much as the numbers beside it, which are the contributor's too.
/// </summary>
internal sealed record UntrustedFacts
{
    /// <summary>Null: the run says that it had nothing to compare with.</summary>
    public string? Base { get; private init; }

    public string? Head { get; private init; }

    public IReadOnlyList<BenchmarkIdentity> Skipped { get; private init; } = [];

    /// <param name="json">The whole file.</param>
    /// <param name="name">What the reason calls it.</param>
    /// <param name="limits">What it may be at most.</param>
    /// <returns>Nothing where the file is something else: what was then neither measured nor skipped is not there, and never green.</returns>
    /// <exception cref="RefusedArchiveException">More, or longer, than the limits allow.</exception>
    public static UntrustedFacts Read(byte[] json, string name, ArchiveLimits limits)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return new UntrustedFacts
            {
                // A run may have chosen a base and then found nothing to measure in it.
                Base = Text(document.RootElement, "withoutBase", name, limits.Text) is null ? Text(document.RootElement, "base", name, limits.Text) : null,
                Head = Text(document.RootElement, "head", name, limits.Text),
                Skipped = SkippedOf(document.RootElement, name, limits),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new UntrustedFacts();
        }
    }

    private static IReadOnlyList<BenchmarkIdentity> SkippedOf(JsonElement facts, string name, ArchiveLimits limits)
    {
        if (!facts.TryGetProperty("skipped", out var skipped))
        {
            return [];
        }

        return skipped.GetArrayLength() > limits.Benchmarks
            ? throw new RefusedArchiveException($"{name}: more than {limits.Benchmarks} benchmarks")
            : [.. skipped.EnumerateArray().Select(one => Identity(one, name, limits))];
    }

    private static BenchmarkIdentity Identity(JsonElement element, string name, ArchiveLimits limits)
    {
        var id = Text(element, "id", name, limits.Name);
        return string.IsNullOrEmpty(id)
            ? throw new RefusedArchiveException($"{name}: a benchmark without an id")
            : new BenchmarkIdentity(
                Text(element, "project", name, limits.Words), id, Text(element, "job", name, limits.Words), Text(element, "runtime", name, limits.Words));
    }

    private static string? Text(JsonElement element, string field, string name, int most) =>
        !element.TryGetProperty(field, out var value) ? null
        : value.GetString() is { } text && text.Length > most ? throw new RefusedArchiveException($"{name}: a text of more than {most} characters")
        : value.GetString();
}
