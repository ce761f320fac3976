using System.Reflection;
using System.Reflection.Metadata;

namespace PerfGate.Impact.Graph;

/// <summary>
/// Reads a type that is mentioned: its layout, its bases and interfaces, and every method that can run because an instance or a mention of
/// it exists without a token that names the method.
/// </summary>
internal static class TypeReader
{
    public static void Read(NodeContent content, TypeDefinitionHandle handle)
    {
        var (reader, writer, metadata) = (content.Reader, content.Writer, content.Reader.Metadata);
        var type = metadata.GetTypeDefinition(handle);
        content.Lead(content.Graph.Assembly(reader.Image));
        writer.Add((int)type.Attributes);
        content.Add(reader.TypeOf(type.BaseType));
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            var implemented = metadata.GetInterfaceImplementation(implementation);
            content.Add(reader.TypeOf(implemented.Interface));
        }

        var layout = type.GetLayout();
        writer.Add(layout.Size);
        writer.Add(layout.PackingSize);
        GenericsReader.Read(content, type.GetGenericParameters());
        AttributeReader.Read(content, type.GetCustomAttributes());
        ReadFields(content, type);
        ReadMethods(content, type);
        foreach (var replacement in type.GetMethodImplementations())
        {
            var implementation = metadata.GetMethodImplementation(replacement);
            content.Add(reader.Resolve(implementation.MethodDeclaration));
            content.Add(reader.Resolve(implementation.MethodBody));
        }
    }

    /// <summary>Fields of instances, in their order. Static ones are reached where code names them; those of an enum are its values.</summary>
    private static void ReadFields(NodeContent content, TypeDefinition type)
    {
        var metadata = content.Reader.Metadata;
        var isEnum = IsEnum(metadata, type);
        foreach (var handle in type.GetFields())
        {
            var field = metadata.GetFieldDefinition(handle);
            if ((field.Attributes & FieldAttributes.Static) != 0)
            {
                if (isEnum)
                {
                    content.Writer.Add(metadata.GetString(field.Name));
                    content.Writer.Add(metadata.GetBlobBytes(metadata.GetConstant(field.GetDefaultValue()).Value));
                }

                continue;
            }

            content.Writer.Add(content.Reader.Image.FieldKey(handle));
            content.Writer.Add((int)field.Attributes);
            content.Writer.Add(field.GetOffset());
            content.Add(content.Reader.Mentioning(field.DecodeSignature(content.Reader.Names, null)));
            AttributeReader.Read(content, field.GetCustomAttributes());
        }
    }

    /// <summary>Virtual methods, the static constructor, and the constructor without parameters that <c>new T()</c> calls.</summary>
    private static void ReadMethods(NodeContent content, TypeDefinition type)
    {
        var metadata = content.Reader.Metadata;
        foreach (var handle in type.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            var runsUnnamed = (method.Attributes & MethodAttributes.Virtual) != 0
                || metadata.StringComparer.Equals(method.Name, ".cctor")
                || (metadata.StringComparer.Equals(method.Name, ".ctor") && HasNoParameters(metadata, method));
            if (runsUnnamed)
            {
                content.Lead(content.Graph.Method(content.Reader.Image, handle));
            }
        }
    }

    private static bool HasNoParameters(MetadataReader metadata, MethodDefinition method)
    {
        var signature = metadata.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger() == 0;
    }

    private static bool IsEnum(MetadataReader metadata, TypeDefinition type) =>
        type.BaseType.Kind == HandleKind.TypeReference
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type.BaseType).Name) == nameof(Enum);
}
