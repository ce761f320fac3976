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

    public static void Read(NodeContent content)
    {
        var (image, metadata) = (content.Reader.Image, content.Reader.Metadata);
        if (content.Graph.Folder.FaultOf(image.Name) is { } fault)
        {
            content.Mark(Traits.Unreadable, fault);
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

    public static void ReadResources(NodeContent content)
    {
        var (image, metadata) = (content.Reader.Image, content.Reader.Metadata);
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            content.Writer.Add(metadata.GetString(resource.Name));
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
