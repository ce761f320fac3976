using System.Text.Json;
using PerfGate.Core.Measurements;

namespace PerfGate.GitHub.Artifacts;

/// <summary>
/// The benchmarks that a hostile run may say its change cannot affect: the one list of <c>shard.json</c> that is read. It is worth as
/// much as the numbers beside it, which are the contributor's too.
/// </summary>
internal static class UntrustedSkips
{
    /// <param name="json">The whole file.</param>
    /// <param name="name">What the reason calls it.</param>
    /// <param name="limits">What it may be at most.</param>
    /// <returns>None where the file is something else: what was then neither measured nor skipped is not there, and never green.</returns>
    /// <exception cref="RefusedArchiveException">More, or longer, than the limits allow.</exception>
    public static IReadOnlyList<BenchmarkIdentity> Read(byte[] json, string name, ArchiveLimits limits)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            if (!document.RootElement.TryGetProperty("skipped", out var skipped))
            {
                return [];
            }

            if (skipped.GetArrayLength() > limits.Benchmarks)
            {
                throw new RefusedArchiveException($"{name}: more than {limits.Benchmarks} benchmarks");
            }

            return [.. skipped.EnumerateArray().Select(one => Identity(one, name, limits))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static BenchmarkIdentity Identity(JsonElement element, string name, ArchiveLimits limits)
    {
        var id = Text("id", limits.Name);
        return string.IsNullOrEmpty(id)
            ? throw new RefusedArchiveException($"{name}: a benchmark without an id")
            : new BenchmarkIdentity(Text("project", limits.Words), id, Text("job", limits.Words), Text("runtime", limits.Words));

        string? Text(string field, int most) => !element.TryGetProperty(field, out var value) ? null
            : value.GetString() is { } text && text.Length > most ? throw new RefusedArchiveException($"{name}: a text of more than {most} characters")
            : value.GetString();
    }
}
