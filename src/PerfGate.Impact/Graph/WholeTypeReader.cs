using System.Reflection.Metadata;

namespace PerfGate.Impact.Graph;

/// <summary>Reads all that reflection can find in a type: every member in its order, every constant, what is nested in it and what it is nested in.</summary>
internal static class WholeTypeReader
{
    public static void Read(NodeContent content, TypeDefinitionHandle handle)
    {
        var (graph, image, writer, metadata) = (content.Graph, content.Reader.Image, content.Writer, content.Reader.Metadata);
        var type = metadata.GetTypeDefinition(handle);
        content.Lead(graph.Type(image, handle));
        AttributeReader.ReadAll(content, type.GetCustomAttributes());
        foreach (var method in type.GetMethods())
        {
            var definition = metadata.GetMethodDefinition(method);
            content.Add(new Reference(graph.Nodes[graph.Method(image, method)].Key, [graph.Method(image, method)]));
            AttributeReader.ReadAll(content, definition.GetCustomAttributes());
            foreach (var parameter in definition.GetParameters())
            {
                var named = metadata.GetParameter(parameter);
                writer.Add(metadata.GetString(named.Name));
                AddConstant(content, named.GetDefaultValue());
                AttributeReader.ReadAll(content, named.GetCustomAttributes());
            }
        }

        foreach (var field in type.GetFields())
        {
            var definition = metadata.GetFieldDefinition(field);
            content.Add(new Reference(graph.Nodes[graph.Field(image, field)].Key, [graph.Field(image, field)]));
            AddConstant(content, definition.GetDefaultValue());
            AttributeReader.ReadAll(content, definition.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties())
        {
            var definition = metadata.GetPropertyDefinition(property);
            writer.Add(metadata.GetString(definition.Name));
            writer.Add((int)definition.Attributes);
            AddConstant(content, definition.GetDefaultValue());
            AttributeReader.ReadAll(content, definition.GetCustomAttributes());
        }

        foreach (var happening in type.GetEvents())
        {
            var definition = metadata.GetEventDefinition(happening);
            writer.Add(metadata.GetString(definition.Name));
            AttributeReader.ReadAll(content, definition.GetCustomAttributes());
        }

        foreach (var implementation in type.GetInterfaceImplementations())
        {
            AttributeReader.ReadAll(content, metadata.GetInterfaceImplementation(implementation).GetCustomAttributes());
        }

        foreach (var nested in type.GetNestedTypes())
        {
            content.Lead(graph.WholeType(image, nested));
        }

        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            content.Lead(graph.Type(image, outer));
        }
    }

    private static void AddConstant(NodeContent content, ConstantHandle handle)
    {
        if (!handle.IsNil)
        {
            var constant = content.Reader.Metadata.GetConstant(handle);
            content.Writer.Add((int)constant.TypeCode);
            content.Writer.Add(content.Reader.Metadata.GetBlobBytes(constant.Value));
        }
    }
}
