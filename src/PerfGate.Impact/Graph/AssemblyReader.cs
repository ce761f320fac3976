using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Reads what holds for all of an assembly: how it was compiled, and what runs when it is loaded.</summary>
internal static class AssemblyReader
{
    /// <summary>Labels for people, and permissions that only the compiler heeds.</summary>
    private static readonly HashSet<string> NotContent = new(StringComparer.Ordinal)
    {
        "AssemblyInformationalVersionAttribute", "AssemblyFileVersionAttribute", "AssemblyVersionAttribute", "AssemblyMetadataAttribute",
        "AssemblyCompanyAttribute", "AssemblyProductAttribute", "AssemblyTitleAttribute", "AssemblyDescriptionAttribute",
        "AssemblyCopyrightAttribute", "AssemblyTrademarkAttribute", "AssemblyConfigurationAttribute", "InternalsVisibleToAttribute",
    };

    /// <summary>What F# tells F#, with the paths of the sources.</summary>
    private static readonly string[] ForCompilers = ["FSharpSignature", "FSharpOptimization"];

    /// <summary>What a build stamps: nobody's behaviour is taken to depend on it, see docs/impact.md.</summary>
    private static readonly HashSet<string> Stamps = new(StringComparer.Ordinal)
    {
        "AssemblyInformationalVersionAttribute", "AssemblyFileVersionAttribute", "AssemblyVersionAttribute",
    };

    public static void Read(NodeContent content)
    {
        var (image, metadata) = (content.Reader.Image, content.Reader.Metadata);
        if (ImageFaults.Of(image) is { } fault)
        {
            content.Mark(Traits.Unreadable, $"{image.Name}.dll {fault}");
        }

        var header = image.Image.PEHeaders;
        content.Writer.Add((int)header.CoffHeader.Machine);
        content.Writer.Add((int)header.CorHeader!.Flags);
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            if (!NotContent.Contains(AttributeName.Of(metadata, handle).Name))
            {
                var attribute = metadata.GetCustomAttribute(handle);
                AttributeReader.AddConstructor(content, attribute);
                content.Writer.Add(metadata.GetBlobBytes(attribute.Value));
            }
        }

        foreach (var handle in metadata.GetModuleDefinition().GetCustomAttributes())
        {
            if (AttributeName.Of(metadata, handle).Name is "SkipLocalsInitAttribute" or "UnverifiableCodeAttribute")
            {
                AttributeReader.AddConstructor(content, metadata.GetCustomAttribute(handle));
            }
        }

        // Its static constructor calls the module initialisers.
        if (image.FindType("<Module>") is { } module)
        {
            foreach (var method in metadata.GetTypeDefinition(module).GetMethods())
            {
                if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, ".cctor"))
                {
                    content.Lead(content.Graph.Method(image, method));
                }
            }
        }
    }

    /// <summary>Identity without the version, attributes without the stamps, references, forwarded types, and the types in their order.</summary>
    public static void ReadWhole(NodeContent content)
    {
        var (image, writer, metadata) = (content.Reader.Image, content.Writer, content.Reader.Metadata);
        var assembly = metadata.GetAssemblyDefinition();
        writer.Add((int)assembly.Flags);
        writer.Add(metadata.GetString(assembly.Culture));
        writer.Add(metadata.GetBlobBytes(assembly.PublicKey));
        AttributeReader.ReadAll(content, assembly.GetCustomAttributes(), Stamps);
        AttributeReader.ReadAll(content, metadata.GetModuleDefinition().GetCustomAttributes());
        foreach (var handle in metadata.AssemblyReferences)
        {
            writer.Add(metadata.GetString(metadata.GetAssemblyReference(handle).Name));
        }

        foreach (var handle in metadata.ExportedTypes)
        {
            var exported = metadata.GetExportedType(handle);
            writer.Add((int)exported.Attributes);
            writer.Add($"{metadata.GetString(exported.Namespace)}.{metadata.GetString(exported.Name)}");
        }

        foreach (var handle in metadata.TypeDefinitions)
        {
            writer.Add(image.TypeKey(handle));
        }
    }

    public static void ReadResources(NodeContent content)
    {
        var (image, metadata) = (content.Reader.Image, content.Reader.Metadata);
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            var name = metadata.GetString(resource.Name);
            if (ForCompilers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                continue;
            }

            content.Writer.Add(name);
            content.Writer.Add((int)resource.Attributes);
            if (resource.Implementation.IsNil)
            {
                var data = image.Image.GetSectionData(image.Image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress)
                    .GetReader();
                data.Offset = (int)resource.Offset;
                content.Writer.Add(data.ReadBytes(data.ReadInt32()));
            }
        }
    }
}
