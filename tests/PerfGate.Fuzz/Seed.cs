using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace PerfGate.Fuzz;

/// <summary>Inputs that are files of this project.</summary>
internal static class Seed
{
    /// <summary>All files of a folder of <c>Seeds/</c>, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Folder(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.Replace('\\', '/').StartsWith($"seeds/{name}/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => Bytes(assembly.GetManifestResourceStream(resource)!)),
        ];
    }

    /// <summary>The report of load that version 0.1 wrote, with the first two entries of each of its lists.</summary>
    public static byte[] FormerReport()
    {
        var report = JsonNode.Parse(Bytes(Assembly.GetExecutingAssembly().GetManifestResourceStream("samples/load-report.json")!))!;
        Shorten(report);
        return Text(report.ToJsonString());
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static void Shorten(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            while (list.Count > 2)
            {
                list.RemoveAt(2);
            }
        }

        foreach (var below in node switch { JsonObject map => map.Select(one => one.Value), JsonArray left => left, _ => [] })
        {
            Shorten(below);
        }
    }

    private static byte[] Bytes(Stream stream)
    {
        using (stream)
        using (var copy = new MemoryStream())
        {
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
