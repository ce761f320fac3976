using System.Reflection.Metadata;
using System.Text;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Reads custom attributes: their arguments are content, their types and the types that they name are reached.</summary>
internal static class AttributeReader
{
    private const string Compiler = "System.Runtime.CompilerServices";

    /// <summary>
    /// What the compiler writes for other compilers, in words that depend on the neighbours: nullability is said once for the majority, and
    /// state machines are named by the running number of their method.
    /// </summary>
    private static readonly HashSet<string> NotContent = new(StringComparer.Ordinal)
    {
        "NullableAttribute", "NullableContextAttribute", "NullablePublicOnlyAttribute", "AsyncStateMachineAttribute", "IteratorStateMachineAttribute",
        "AsyncIteratorStateMachineAttribute", "RefSafetyRulesAttribute",
    };

    public static void Read(NodeContent content, CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            var name = AttributeName.Of(content.Reader.Metadata, handle);
            if (name.Space != Compiler || !NotContent.Contains(name.Name))
            {
                Read(content, handle, name);
            }
        }
    }

    /// <summary>Everything, for whoever looks at attributes at run time.</summary>
    /// <param name="content">Gets it.</param>
    /// <param name="attributes">Of one member.</param>
    /// <param name="without">Simple names of attributes that are left out; null: none.</param>
    public static void ReadAll(NodeContent content, CustomAttributeHandleCollection attributes, IReadOnlySet<string>? without = null)
    {
        foreach (var handle in attributes)
        {
            var name = AttributeName.Of(content.Reader.Metadata, handle);
            if (without?.Contains(name.Name) != true)
            {
                Read(content, handle, name);
            }
        }
    }

    /// <summary>Texts of an attribute's value: every place of it that reads as a string.</summary>
    /// <remarks>More than there are, never fewer: how long the values before it are depends on types that other assemblies define.</remarks>
    public static List<string> Texts(MetadataReader metadata, CustomAttribute attribute)
    {
        var texts = new List<string>();
        var bytes = metadata.GetBlobBytes(attribute.Value);
        for (var i = 2; i < bytes.Length; i++)
        {
            var (length, size) = bytes[i] < 0x80 ? (bytes[i], 1)
                : bytes[i] < 0xC0 && i + 1 < bytes.Length ? (((bytes[i] & 0x3F) << 8) | bytes[i + 1], 2)
                : (0, 1);
            if (length > 0 && i + size + length <= bytes.Length && !bytes.AsSpan(i + size, length).ContainsAnyInRange((byte)0, (byte)31))
            {
                texts.Add(Encoding.UTF8.GetString(bytes, i + size, length));
            }
        }

        return texts;
    }

    /// <summary>The type of the projects that a text of an attribute names; null when it names none.</summary>
    public static (ImageReader Reader, TypeDefinitionHandle Type)? NamedType(SideGraph graph, ImageReader reader, string text)
    {
        var parts = text.Split(',', 3, StringSplitOptions.TrimEntries);
        var name = parts[0].Split('[')[0];
        if (reader.Image.FindType(name) is { } own)
        {
            return (reader, own);
        }

        return parts.Length > 1 && graph.Folder.IsProject(parts[1]) && graph.Folder.Project(parts[1]) is { } other && other.FindType(name) is { } type
            ? (graph.ReaderOf(other), type)
            : null;
    }

    /// <summary>An attribute only runs when reflection asks for it, and that is marked where it asks.</summary>
    public static void AddConstructor(NodeContent content, CustomAttribute attribute)
    {
        var constructor = content.Reader.Resolve(attribute.Constructor);
        var isMissing = (constructor.Traits & Traits.Unreadable) != 0;
        content.Add(constructor with { Traits = isMissing ? Traits.Unreadable : Traits.None, Why = isMissing ? constructor.Why : null });
    }

    private static void Read(NodeContent content, CustomAttributeHandle handle, AttributeName name)
    {
        var attribute = content.Reader.Metadata.GetCustomAttribute(handle);
        AddConstructor(content, attribute);
        if (name is { Space: "BenchmarkDotNet.Attributes", Name: "BenchmarkAttribute" })
        {
            // It knows the line on which it stands, which a comment above moves.
            AddNamedArguments(content, attribute);
            return;
        }

        AddValue(content, attribute);
        foreach (var text in Texts(content.Reader.Metadata, attribute))
        {
            if (NamedType(content.Graph, content.Reader, text) is var (owner, type))
            {
                content.Lead(content.Graph.Type(owner.Image, type));
            }
        }
    }

    /// <summary>The value's bytes; a path of the work tree, which differs between the sides in its text and its length, without its beginning.</summary>
    private static void AddValue(NodeContent content, CustomAttribute attribute)
    {
        var rest = content.Reader.Metadata.GetBlobBytes(attribute.Value).AsSpan();
        if (content.Graph.Folder.Side.SourceRoot is { Length: > 1 } root)
        {
            var path = Encoding.UTF8.GetBytes(root);
            for (var at = rest.IndexOf(path); at > 0; at = rest.IndexOf(path))
            {
                var (size, length) = LengthBefore(rest, at);
                content.Writer.Add(rest[..(at - size)]);
                content.AddText(Encoding.UTF8.GetString(rest.Slice(at, length)));
                rest = rest[(at + length)..];
            }
        }

        content.Writer.Add(rest);
    }

    /// <summary>How many bytes say the length of the string that begins there, and how many bytes it has.</summary>
    private static (int Size, int Length) LengthBefore(ReadOnlySpan<byte> bytes, int at)
    {
        const int MostInOneByte = 0x7F;
        var left = bytes.Length - at;
        if (at >= 2 && (bytes[at - 2] & 0xC0) == 0x80 && (((bytes[at - 2] & 0x3F) << 8) | bytes[at - 1]) is var length and > MostInOneByte && length <= left)
        {
            return (2, length);
        }

        return (1, Math.Min(bytes[at - 1], left));
    }

    /// <summary>What follows the line and the file.</summary>
    private static void AddNamedArguments(NodeContent content, CustomAttribute attribute)
    {
        var blob = content.Reader.Metadata.GetBlobReader(attribute.Value);
        blob.ReadUInt16();
        if (blob.RemainingBytes > 6)
        {
            blob.ReadInt32();
            blob.ReadSerializedString();
        }

        content.Writer.Add(blob.ReadBytes(blob.RemainingBytes));
    }
}
