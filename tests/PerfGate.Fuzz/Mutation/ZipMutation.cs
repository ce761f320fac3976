using System.IO.Compression;
using System.Text;

namespace PerfGate.Fuzz.Mutation;

/// <summary>Changes an archive at one of its entries and packs it again.</summary>
/// <param name="changeContent">Changes what an entry holds.</param>
internal sealed class ZipMutation(Func<byte[], Random, byte[]> changeContent)
{
    private const int LargestEntry = 1 << 20;
    private const int MostCopies = 6;

    private static readonly string[] Names =
        ["base.json", "head.json", "shard.json", "HEAD.JSON", "../head.json", "/head.json", "head.json/", "x\\head.json", " ", "x", "head.json\0", "a/b/head.json", "\ud83d\ude00"];

    /// <returns>Null where the input is no archive.</returns>
    public byte[]? Changed(byte[] input, int changes, Random random)
    {
        if (EntriesOf(input) is not { Count: > 0 } entries)
        {
            return null;
        }

        for (; changes > 0 && entries.Count > 0; changes--)
        {
            Change(entries, random);
        }

        return Packed(entries, random);
    }

    private void Change(List<(string Name, byte[] Content, int Attributes)> entries, Random random)
    {
        var at = random.Next(entries.Count);
        var (name, content, attributes) = entries[at];
        switch (random.Next(10))
        {
            case 0:
                entries[at] = (Names[random.Next(Names.Length)], content, attributes);
                break;
            case 1:
                entries.RemoveAt(at);
                break;
            case 2:
                entries.AddRange(Enumerable.Repeat(entries[at], random.Next(1, MostCopies)));
                break;
            case 3:
                entries[at] = (name, content, random.Next());
                break;
            case 4:
                entries[at] = (name, new byte[random.Next(LargestEntry)], attributes);
                break;
            case 5:
                entries[at] = (name, entries[random.Next(entries.Count)].Content, attributes);
                break;
            default:
                entries[at] = (name, changeContent(content, random), attributes);
                break;
        }
    }

    public static byte[] Packed(IEnumerable<(string Name, byte[] Content, int Attributes)> entries, Random random)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content, attributes) in entries)
            {
                var entry = zip.CreateEntry(name.Length == 0 ? "x" : name, (CompressionLevel)random.Next(3));
                entry.ExternalAttributes = attributes;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <returns>Null where the input is no archive, or one of many entries.</returns>
    public static List<(string Name, byte[] Content, int Attributes)>? EntriesOf(byte[] input)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(input, writable: false));
            return zip.Entries.Count > 64 ? null : [.. zip.Entries.Select(entry => (entry.FullName, Content(entry), entry.ExternalAttributes))];
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new byte[LargestEntry];
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }
}
