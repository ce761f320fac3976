using System.Reflection.Metadata;

namespace PerfGate.Impact.Graph;

/// <summary>Reads a field that code names, with the data that the file holds for it.</summary>
internal static class FieldReader
{
    public static void Read(NodeContent content, FieldDefinitionHandle handle)
    {
        var (reader, metadata) = (content.Reader, content.Reader.Metadata);
        var field = metadata.GetFieldDefinition(handle);
        content.Lead(content.Graph.Type(reader.Image, field.GetDeclaringType()));
        content.Writer.Add((int)field.Attributes);
        var signature = field.DecodeSignature(reader.Names, null);
        content.Add(reader.Mentioning(signature));
        AttributeReader.Read(content, field.GetCustomAttributes());
        if (field.GetRelativeVirtualAddress() is var address and not 0)
        {
            // To the end of the section would take in the neighbours' data.
            var data = reader.Image.Image.GetSectionData(address);
            content.Writer.Add(data.GetReader(0, Math.Min(SizeOf(metadata, field, signature), data.Length)).ReadBytes(Math.Min(SizeOf(metadata, field, signature), data.Length)));
        }
    }

    /// <summary>Bytes of a field with data: a number, or a type that the compiler made in that size.</summary>
    private static int SizeOf(MetadataReader metadata, FieldDefinition field, string signature)
    {
        var blob = metadata.GetBlobReader(field.Signature);
        blob.ReadSignatureHeader();
        if (blob.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle && blob.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type)
        {
            return metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetLayout().Size;
        }

        return signature switch
        {
            "bool" or "byte" or nameof(SByte) => 1,
            "char" or nameof(Int16) or nameof(UInt16) => 2,
            "int" or nameof(UInt32) or nameof(Single) => 4,
            _ => 8,
        };
    }
}
