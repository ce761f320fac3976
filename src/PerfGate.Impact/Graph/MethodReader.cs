using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Reads a method: its signature, its attributes and its code with every token replaced by what it means.</summary>
internal static class MethodReader
{
    private const byte TwoByteOpcode = 0xFE;

    public static void Read(NodeContent content, MethodDefinitionHandle handle)
    {
        var (reader, writer, metadata) = (content.Reader, content.Writer, content.Reader.Metadata);
        var method = metadata.GetMethodDefinition(handle);
        var declaring = method.GetDeclaringType();
        content.Lead(content.Graph.Type(reader.Image, declaring));
        writer.Add((int)method.Attributes);
        writer.Add((int)method.ImplAttributes);
        var signature = method.DecodeSignature(reader.Names, null);
        content.Add(reader.Mentioning(SignatureNames.Of(signature)));
        GenericsReader.Read(content, method.GetGenericParameters());
        AttributeReader.Read(content, method.GetCustomAttributes());
        foreach (var parameter in method.GetParameters())
        {
            var definition = metadata.GetParameter(parameter);
            writer.Add(definition.SequenceNumber);
            writer.Add((int)definition.Attributes);
            AttributeReader.Read(content, definition.GetCustomAttributes());
            if (definition.GetMarshallingDescriptor() is { IsNil: false } marshalling)
            {
                writer.Add(metadata.GetBlobBytes(marshalling));
            }
        }

        if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0)
        {
            ReadImport(content, method);
        }
        else if (method.RelativeVirtualAddress != 0)
        {
            ReadBody(content, reader.Image.Image.GetMethodBody(method.RelativeVirtualAddress));
        }
        else if ((method.Attributes & MethodAttributes.Abstract) == 0 && (method.ImplAttributes & MethodImplAttributes.Runtime) == 0)
        {
            ReadBodiless(content, method);
        }
    }

    private static void ReadImport(NodeContent content, MethodDefinition method)
    {
        var import = method.GetImport();
        var library = content.Reader.Metadata.GetString(content.Reader.Metadata.GetModuleReference(import.Module).Name);
        content.Writer.Add((int)import.Attributes);
        content.Writer.Add(library);
        content.Writer.Add(content.Reader.Metadata.GetString(import.Name));
        content.Mark(Traits.ByName, $"calls native code in {library}");
    }

    /// <summary>Another's member under another name, or code that is not here.</summary>
    private static void ReadBodiless(NodeContent content, MethodDefinition method)
    {
        if (!method.GetCustomAttributes().Any(handle => AttributeName.Of(content.Reader.Metadata, handle).Name == "UnsafeAccessorAttribute"))
        {
            content.Mark(Traits.Unreadable, "has no code here (extern)");
            return;
        }

        if (method.GetParameters().Any(parameter => content.Reader.Metadata.GetParameter(parameter).GetCustomAttributes()
            .Any(handle => AttributeName.Of(content.Reader.Metadata, handle).Name == "UnsafeAccessorTypeAttribute")))
        {
            content.Mark(Traits.ByName, "accesses a type by its name");
        }

        // The attribute's name may mean any member of the types in the signature, or of what they derive from.
        var signature = method.DecodeSignature(content.Reader.Names, null);
        foreach (var node in content.Reader.Mentioning(SignatureNames.Of(signature)).Targets.Where(node => content.Graph.Nodes[node].Kind == NodeKind.Type))
        {
            var accessed = content.Graph.Nodes[node];
            var (owner, type) = (content.Graph.ReaderOf(accessed.Image!), (TypeDefinitionHandle)MetadataTokens.EntityHandle(accessed.Token));
            while (true)
            {
                content.Lead(content.Graph.WholeType(owner.Image, type));
                if (owner.Metadata.GetTypeDefinition(type).BaseType is { IsNil: false } parent && owner.Definition(parent) is var (next, above))
                {
                    (owner, type) = (next, above);
                    continue;
                }

                break;
            }
        }
    }

    private static void ReadBody(NodeContent content, MethodBodyBlock body)
    {
        var (reader, writer, metadata) = (content.Reader, content.Writer, content.Reader.Metadata);
        writer.Add(body.MaxStack);
        writer.Add(body.LocalVariablesInitialized ? 1 : 0);
        if (!body.LocalSignature.IsNil)
        {
            var locals = metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(reader.Names, null);
            content.Add(reader.Mentioning(string.Join(",", locals)));
        }

        foreach (var region in body.ExceptionRegions)
        {
            writer.Add((int)region.Kind);
            writer.Add(region.TryOffset);
            writer.Add(region.TryLength);
            writer.Add(region.HandlerOffset);
            writer.Add(region.HandlerLength);
            writer.Add(region.FilterOffset);
            content.Add(reader.TypeOf(region.CatchType));
        }

        ReadCode(content, body.GetILReader());
    }

    private static void ReadCode(NodeContent content, BlobReader il)
    {
        var (reader, writer, metadata) = (content.Reader, content.Writer, content.Reader.Metadata);
        string? assemblyInHand = null;
        while (il.RemainingBytes > 0)
        {
            var code = il.ReadByte();
            var isLong = code == TwoByteOpcode;
            code = isLong ? il.ReadByte() : code;
            writer.Add(isLong ? code | (TwoByteOpcode << 8) : code);
            var kind = OperandKinds.Of(isLong, code);
            var previous = assemblyInHand;
            switch (kind)
            {
                case OperandKinds.Token:
                    var reference = reader.Resolve(MetadataTokens.EntityHandle(il.ReadInt32()));
                    content.Add(reference);
                    assemblyInHand = (reference.Traits & Traits.HandsOutAssembly) != 0 ? reference.Why : null;
                    previous = (reference.Traits & Traits.Resources) != 0 ? null : previous;
                    break;
                case OperandKinds.Text:
                    // The name of a resource, perhaps: the assembly is still waiting on the stack.
                    content.AddText(metadata.GetUserString(MetadataTokens.UserStringHandle(il.ReadInt32() & 0xFFFFFF)));
                    previous = null;
                    break;
                case OperandKinds.Switch:
                    var targets = il.ReadInt32();
                    writer.Add(targets);
                    for (; targets > 0; targets--)
                    {
                        writer.Add(il.ReadInt32());
                    }

                    break;
                case OperandKinds.Unknown:
                    throw new BadImageFormatException("its code holds an unknown instruction");
                default:
                    AddPlain(writer, ref il, kind);
                    assemblyInHand = null;
                    break;
            }

            if (previous is not null)
            {
                content.Mark(Traits.ByName, previous);
            }
        }
    }

    private static void AddPlain(FingerprintWriter writer, ref BlobReader il, int size)
    {
        switch (size)
        {
            case 1:
                writer.Add(il.ReadByte());
                break;
            case 2:
                writer.Add(il.ReadInt16());
                break;
            case 4:
                writer.Add(il.ReadInt32());
                break;
            case 8:
                writer.Add(il.ReadInt64());
                break;
        }
    }
}
