using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Reads the tokens of one assembly.</summary>
internal sealed class ImageReader
{
    private readonly SideGraph graph;
    private readonly Dictionary<EntityHandle, Reference> references = [];
    private readonly MemberResolver members;

    public ImageReader(SideGraph graph, AssemblyImage image)
    {
        this.graph = graph;
        Image = image;
        Names = new SignatureNames(this);
        members = new MemberResolver(graph, this);
    }

    public AssemblyImage Image { get; }

    public MetadataReader Metadata => Image.Metadata;

    public SignatureNames Names { get; }

    /// <summary>What a token of a type, a member or a signature stands for.</summary>
    public Reference Resolve(EntityHandle handle)
    {
        if (!references.TryGetValue(handle, out var reference))
        {
            references[handle] = reference = Create(handle);
        }

        return reference;
    }

    public Reference TypeOf(TypeDefinitionHandle handle) => Resolve(handle);

    public Reference TypeOf(TypeReferenceHandle handle) => Resolve(handle);

    /// <summary>A base type, an interface or the parent of a member; nil gives an empty reference.</summary>
    public Reference TypeOf(EntityHandle handle) => handle.IsNil ? new Reference("", []) : Resolve(handle);

    /// <summary>Gives every method of a type a key of its own.</summary>
    public void NameMethods(TypeDefinitionHandle type, string?[] keys)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in Metadata.GetTypeDefinition(type).GetMethods())
        {
            var method = Metadata.GetMethodDefinition(handle);
            var signature = method.DecodeSignature(Names, null);
            Names.Take();
            var generic = signature.GenericParameterCount > 0 ? $"`{signature.GenericParameterCount}" : "";
            var own = $"{Image.TypeKey(type)}{AssemblyImage.MemberMark}{Image.Generated.Method(type, handle)}{generic}"
                + $"({string.Join(",", signature.ParameterTypes)}):{signature.ReturnType}";
            var key = own;
            for (var copy = 2; !taken.Add(key); copy++)
            {
                key = $"{own}~{copy}";
            }

            keys[MetadataTokens.GetRowNumber(handle)] = key;
        }
    }

    /// <summary>The type definition behind a type token that may be instantiated, with the assembly that defines it; null when it is not of the projects.</summary>
    public (ImageReader Reader, TypeDefinitionHandle Type)? Definition(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return (this, (TypeDefinitionHandle)handle);
            case HandleKind.TypeReference:
                return members.Find((TypeReferenceHandle)handle) is { Image: { } image } found ? (graph.ReaderOf(image), found.Type) : null;
            case HandleKind.TypeSpecification:
                return Metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(InstantiatedType.Instance, null) is { IsNil: false } inner
                    ? Definition(inner)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A member that a type of the projects inherits from one outside.</summary>
    public Reference OfOthers(Reference all, EntityHandle parent, string name) => members.OfOthers(all, parent, name, takesText: false, isGeneric: false);

    private Reference Create(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return new Reference(Image.TypeKey((TypeDefinitionHandle)handle), [graph.Type(Image, (TypeDefinitionHandle)handle)]);
            case HandleKind.TypeReference:
                return members.Type((TypeReferenceHandle)handle);
            case HandleKind.TypeSpecification:
                var text = Metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Names, null);
                return Mentioning(text);
            case HandleKind.MethodDefinition:
                var method = graph.Method(Image, (MethodDefinitionHandle)handle);
                return new Reference(graph.Nodes[method].Key, [method]);
            case HandleKind.FieldDefinition:
                var field = graph.Field(Image, (FieldDefinitionHandle)handle);
                return new Reference(graph.Nodes[field].Key, [field]);
            case HandleKind.MemberReference:
                return members.Member((MemberReferenceHandle)handle);
            case HandleKind.MethodSpecification:
                var specification = Metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                var target = Resolve(specification.Method);
                var arguments = specification.DecodeSignature(Names, null);
                return With(target, Mentioning($"{target.Name}<{string.Join(",", arguments)}>"));
            case HandleKind.StandaloneSignature:
                return members.Call((StandaloneSignatureHandle)handle);
            default:
                throw new BadImageFormatException($"a token names a {handle.Kind}");
        }
    }

    /// <summary>A name, leading to the types that were decoded with it.</summary>
    public Reference Mentioning(string name)
    {
        var (nodes, traits, why) = Names.Take();
        return new Reference(name, nodes, traits, why);
    }

    /// <summary>Joined, under the second's name.</summary>
    public static Reference With(Reference one, Reference other) => new(
        other.Name,
        one.Targets.Length == 0 ? other.Targets : [.. one.Targets.Union(other.Targets)],
        one.Traits | other.Traits,
        one.Why ?? other.Why);
}
