using System.Reflection.Metadata;

namespace PerfGate.Impact.Reading;

/// <summary>Namespace and name of an attribute's type.</summary>
internal readonly record struct AttributeName(string Space, string Name)
{
    public static AttributeName Of(MetadataReader metadata, CustomAttributeHandle handle)
    {
        var constructor = metadata.GetCustomAttribute(handle).Constructor;
        var type = constructor.Kind == HandleKind.MethodDefinition
            ? metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition when metadata.GetTypeDefinition((TypeDefinitionHandle)type) is var definition =>
                new AttributeName(metadata.GetString(definition.Namespace), metadata.GetString(definition.Name)),
            HandleKind.TypeReference when metadata.GetTypeReference((TypeReferenceHandle)type) is var reference =>
                new AttributeName(metadata.GetString(reference.Namespace), metadata.GetString(reference.Name)),
            _ => new AttributeName("", ""),
        };
    }
}
