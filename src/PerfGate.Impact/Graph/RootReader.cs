using System.Reflection.Metadata;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Finds where a benchmark begins: its method, and whatever BenchmarkDotNet calls or reads for its sake.</summary>
internal static class RootReader
{
    private const string Benchmark = "BenchmarkAttribute";

    /// <summary>Adds the node of a benchmark.</summary>
    /// <param name="graph">The side.</param>
    /// <param name="id">Key of the node: the same on both sides.</param>
    /// <param name="typeName">Assembly-qualified name of the benchmark's type.</param>
    /// <param name="method">Name of the benchmark's method.</param>
    public static Node Add(SideGraph graph, string id, string typeName, string method)
    {
        var node = graph.Root(id);
        if (node.IsRead)
        {
            return node;
        }

        node.IsRead = true;
        var content = new NodeContent(graph, null);
        try
        {
            Read(content, typeName, method);
        }
        catch (Exception exception) when (exception
            is BadImageFormatException or ArgumentException or IndexOutOfRangeException or InvalidCastException or OverflowException)
        {
            content.Mark(Traits.Unreadable, $"cannot be read: {exception.Message}");
        }

        content.Finish(node);
        return node;
    }

    private static void Read(NodeContent content, string typeName, string method)
    {
        if (!TypeName.TryParse(typeName, out var parsed) || parsed.AssemblyName is null)
        {
            content.Mark(Traits.Unreadable, $"its type has a name that cannot be read: {typeName}");
            return;
        }

        LeadToArguments(content, parsed);
        var definition = parsed.IsConstructedGenericType ? parsed.GetGenericTypeDefinition() : parsed;
        if (Find(content.Graph, definition) is not var (reader, type))
        {
            content.Mark(Traits.Unreadable, Missing(content.Graph, definition));
            return;
        }

        var named = new HashSet<string>(StringComparer.Ordinal) { method };
        var levels = new List<(ImageReader Reader, TypeDefinitionHandle Type)>();
        while (true)
        {
            levels.Add((reader, type));
            if (reader.Metadata.GetTypeDefinition(type).BaseType is { IsNil: false } parent && reader.Definition(parent) is var (next, above))
            {
                (reader, type) = (next, above);
                continue;
            }

            break;
        }

        // A member that an attribute names by text may be on any level.
        foreach (var level in levels)
        {
            content.Reader = level.Reader;
            ReadLevel(content, level.Type, method, named);
        }

        foreach (var level in levels)
        {
            LeadToNamed(content, level.Reader, level.Type, method, named);
        }
    }

    private static void ReadLevel(NodeContent content, TypeDefinitionHandle handle, string method, HashSet<string> named)
    {
        var reader = content.Reader;
        var metadata = reader.Metadata;
        var type = metadata.GetTypeDefinition(handle);
        content.Lead(content.Graph.Type(reader.Image, handle));
        ReadAttributes(content, type.GetCustomAttributes(), named);
        ReadAttributes(content, metadata.GetAssemblyDefinition().GetCustomAttributes(), named, onlyNamedTypes: true);
        foreach (var candidate in type.GetMethods())
        {
            var definition = metadata.GetMethodDefinition(candidate);
            var isBenchmark = IsBenchmark(metadata, definition);
            if (isBenchmark ? metadata.StringComparer.Equals(definition.Name, method) : IsMarked(metadata, definition.GetCustomAttributes()))
            {
                content.Lead(content.Graph.Method(reader.Image, candidate));
                ReadAttributes(content, definition.GetCustomAttributes(), named);
                foreach (var parameter in definition.GetParameters())
                {
                    ReadAttributes(content, metadata.GetParameter(parameter).GetCustomAttributes(), named);
                }
            }
        }

        foreach (var candidate in type.GetProperties())
        {
            var property = metadata.GetPropertyDefinition(candidate);
            if (IsMarked(metadata, property.GetCustomAttributes()))
            {
                ReadAttributes(content, property.GetCustomAttributes(), named);
                named.Add(metadata.GetString(property.Name));
            }
        }

        foreach (var candidate in type.GetFields())
        {
            var field = metadata.GetFieldDefinition(candidate);
            if (IsMarked(metadata, field.GetCustomAttributes()))
            {
                content.Lead(content.Graph.Field(reader.Image, candidate));
                ReadAttributes(content, field.GetCustomAttributes(), named);
            }
        }
    }

    /// <summary>Values are content; named types are reached with all their members, since BenchmarkDotNet looks into them.</summary>
    private static void ReadAttributes(NodeContent content, CustomAttributeHandleCollection attributes, HashSet<string> named, bool onlyNamedTypes = false)
    {
        var reader = content.Reader;
        if (!onlyNamedTypes)
        {
            AttributeReader.Read(content, attributes);
        }

        foreach (var handle in attributes)
        {
            var attribute = reader.Metadata.GetCustomAttribute(handle);
            if (reader.Definition(ParentOf(reader.Metadata, attribute)) is var (owner, own))
            {
                // An attribute of the projects may be a configuration.
                content.Lead(content.Graph.WholeType(owner.Image, own));
            }

            foreach (var text in AttributeReader.Texts(reader.Metadata, attribute))
            {
                if (!onlyNamedTypes)
                {
                    named.Add(text);
                }

                if (AttributeReader.NamedType(content.Graph, reader, text) is var (other, type))
                {
                    content.Lead(content.Graph.WholeType(other.Image, type));
                }
            }
        }
    }

    /// <summary>Methods and accessors whose names an attribute holds; other benchmarks, as the target of a set-up, are no part of this one.</summary>
    private static void LeadToNamed(NodeContent content, ImageReader reader, TypeDefinitionHandle handle, string method, HashSet<string> named)
    {
        var metadata = reader.Metadata;
        foreach (var candidate in metadata.GetTypeDefinition(handle).GetMethods())
        {
            var definition = metadata.GetMethodDefinition(candidate);
            var name = metadata.GetString(definition.Name);
            var member = name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name;
            if ((named.Contains(name) || named.Contains(member)) && (name == method || !IsBenchmark(metadata, definition)))
            {
                content.Lead(content.Graph.Method(reader.Image, candidate));
            }
        }

        foreach (var candidate in metadata.GetTypeDefinition(handle).GetFields())
        {
            if (named.Contains(metadata.GetString(metadata.GetFieldDefinition(candidate).Name)))
            {
                content.Lead(content.Graph.Field(reader.Image, candidate));
            }
        }
    }

    private static bool IsBenchmark(MetadataReader metadata, MethodDefinition method) =>
        method.GetCustomAttributes().Any(handle => AttributeName.Of(metadata, handle).Name == Benchmark);

    /// <summary>Whether anything but the compiler and the framework marked a member: set-ups, parameters, whatever a later version may have.</summary>
    private static bool IsMarked(MetadataReader metadata, CustomAttributeHandleCollection attributes) =>
        attributes.Any(handle => !AttributeName.Of(metadata, handle).Space.StartsWith("System", StringComparison.Ordinal));

    private static EntityHandle ParentOf(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MethodDefinition
        ? metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()
        : metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;

    private static void LeadToArguments(NodeContent content, TypeName name)
    {
        foreach (var argument in name.IsConstructedGenericType ? name.GetGenericArguments() : [])
        {
            LeadToArguments(content, argument);
            if (Find(content.Graph, argument.IsConstructedGenericType ? argument.GetGenericTypeDefinition() : argument) is var (reader, type))
            {
                content.Lead(content.Graph.Type(reader.Image, type));
            }
        }
    }

    private static (ImageReader Reader, TypeDefinitionHandle Type)? Find(SideGraph graph, TypeName name) =>
        name.AssemblyName is { } assembly && graph.Folder.IsProject(assembly.Name)
        && graph.Folder.Project(assembly.Name) is { } image && image.FindType(TypeName.Unescape(name.FullName)) is { } type
            ? (graph.ReaderOf(image), type)
            : null;

    private static string Missing(SideGraph graph, TypeName name) =>
        !graph.Folder.IsProject(name.AssemblyName!.Name) ? $"{name.AssemblyName.Name} is not built here"
        : graph.Folder.Project(name.AssemblyName.Name) is null ? graph.Folder.FaultOf(name.AssemblyName.Name)!
        : $"{name.AssemblyName.Name}.dll does not have {name.FullName}";
}
