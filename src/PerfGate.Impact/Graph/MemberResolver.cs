using System.Reflection.Metadata;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Finds what the references of an assembly mean in the others.</summary>
internal sealed class MemberResolver(SideGraph graph, ImageReader reader)
{
    /// <summary>What every object has: a reference to it is no sign of something missing.</summary>
    private static readonly HashSet<string> OfObject = new(StringComparer.Ordinal)
    {
        ".ctor", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
    };

    private readonly Dictionary<TypeReferenceHandle, Found> found = [];

    /// <summary>Where a type is defined.</summary>
    /// <param name="Image">Null: not in an assembly of the projects.</param>
    /// <param name="Type">In <paramref name="Image"/>.</param>
    /// <param name="Assembly">Simple name of the assembly.</param>
    /// <param name="Name">Reflection name.</param>
    /// <param name="Missing">Why it is not where it should be; null when it is.</param>
    internal readonly record struct Found(AssemblyImage? Image, TypeDefinitionHandle Type, string Assembly, string Name, string? Missing);

    private MetadataReader Metadata => reader.Metadata;

    public Found Find(TypeReferenceHandle handle)
    {
        if (!found.TryGetValue(handle, out var result))
        {
            found[handle] = result = Search(handle);
        }

        return result;
    }

    public Reference Type(TypeReferenceHandle handle)
    {
        var type = Find(handle);
        return type.Image is { } image ? new Reference(image.TypeKey(type.Type), [graph.Type(image, type.Type)])
            : type.Missing is { } missing ? new Reference($"[{type.Assembly}]{type.Name}", [], Traits.Unreadable, missing)
            : new Reference($"[{type.Assembly}]{type.Name}", PackageOf(type.Assembly));
    }

    /// <summary>The signature of an indirect call; code behind an unmanaged pointer is native.</summary>
    public Reference Call(StandaloneSignatureHandle handle)
    {
        var signature = Metadata.GetStandaloneSignature(handle).DecodeMethodSignature(reader.Names, null);
        var text = reader.Mentioning(SignatureNames.Of(signature));
        return signature.Header.CallingConvention is SignatureCallingConvention.Default or SignatureCallingConvention.VarArgs
            ? text
            : text with { Traits = text.Traits | Traits.ByName, Why = "calls native code through a pointer" };
    }

    public Reference Member(MemberReferenceHandle handle)
    {
        var member = Metadata.GetMemberReference(handle);
        var name = Metadata.GetString(member.Name);
        if (member.Parent.Kind == HandleKind.MethodDefinition)
        {
            return reader.Resolve(member.Parent);
        }

        var parent = reader.TypeOf(member.Parent);
        var isMethod = member.GetKind() == MemberReferenceKind.Method;
        var (takesText, isGeneric, count) = (false, false, 0);
        string signature;
        if (isMethod)
        {
            var decoded = member.DecodeMethodSignature(reader.Names, null);
            (takesText, isGeneric, count) = (decoded.ParameterTypes is ["string", ..], decoded.GenericParameterCount > 0, decoded.RequiredParameterCount);
            signature = SignatureNames.Of(decoded);
        }
        else
        {
            signature = member.DecodeFieldSignature(reader.Names, null);
        }

        var all = ImageReader.With(parent, reader.Mentioning($"{parent.Name}::{name} {signature}"));
        return reader.Definition(member.Parent) is var (owner, type)
            ? OfProject(all, owner, type, name, signature, isMethod, count)
            : OfOthers(all, member.Parent, name, takesText, isGeneric);
    }

    private Reference OfProject(Reference all, ImageReader owner, TypeDefinitionHandle type, string name, string signature, bool isMethod, int count)
    {
        var isFirst = true;
        while (true)
        {
            var targets = isMethod ? Methods(owner, type, name, signature, count, isFirst) : Fields(owner, type, name);
            if (targets.Count > 0)
            {
                return all with { Targets = [.. all.Targets.Union(targets)] };
            }

            // Inherited: the reference names the type through which it is used.
            isFirst = false;
            var parent = owner.Metadata.GetTypeDefinition(type).BaseType;
            if (!parent.IsNil && owner.Definition(parent) is var (next, above))
            {
                (owner, type) = (next, above);
                continue;
            }

            if (parent.IsNil || (IsObject(owner, parent) && !OfObject.Contains(name)))
            {
                return all with
                {
                    Traits = all.Traits | Traits.Unreadable,
                    Why = $"uses {all.Name}, which {owner.Image.Name}.dll does not have: it was trimmed, or the folder is a mixture of builds",
                };
            }

            return owner.OfOthers(all, parent, name);
        }
    }

    internal Reference OfOthers(Reference all, EntityHandle parent, string name, bool takesText, bool isGeneric)
    {
        var handle = parent.Kind == HandleKind.TypeSpecification
            ? Metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(InstantiatedType.Instance, null)
            : parent;
        if (handle.Kind != HandleKind.TypeReference)
        {
            // An array's own members.
            return all;
        }

        var type = Find((TypeReferenceHandle)handle);
        if (type.Missing is not null || graph.Folder.Has(type.Assembly))
        {
            // A package's traits are those of its node.
            return all;
        }

        var dot = type.Name.LastIndexOf('.');
        var call = new FrameworkCall(dot < 0 ? "" : type.Name[..dot], type.Name[(dot + 1)..].Split('+')[0], name, takesText, isGeneric);
        var traits = FrameworkCalls.TraitsOf(call);
        return traits == Traits.None ? all : all with { Traits = all.Traits | traits, Why = all.Why ?? $"calls {call}" };
    }

    private static bool IsObject(ImageReader owner, EntityHandle type) =>
        type.Kind == HandleKind.TypeReference
        && owner.Metadata.GetString(owner.Metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "Object";

    private List<int> Methods(ImageReader owner, TypeDefinitionHandle type, string name, string signature, int count, bool isExact)
    {
        var matching = new List<int>();
        var expected = SignatureNames.Unscoped(signature);
        foreach (var handle in owner.Metadata.GetTypeDefinition(type).GetMethods())
        {
            var method = owner.Metadata.GetMethodDefinition(handle);
            if (!owner.Metadata.StringComparer.Equals(method.Name, name))
            {
                continue;
            }

            var decoded = method.DecodeSignature(owner.Names, null);
            owner.Names.Take();

            // Through an instantiated base the reference's types are arguments, the definition's are parameters.
            if (isExact ? SignatureNames.Unscoped(SignatureNames.Of(decoded)) == expected : decoded.RequiredParameterCount == count)
            {
                matching.Add(graph.Method(owner.Image, handle));
            }
        }

        return matching;
    }

    private List<int> Fields(ImageReader owner, TypeDefinitionHandle type, string name)
    {
        foreach (var handle in owner.Metadata.GetTypeDefinition(type).GetFields())
        {
            if (owner.Metadata.StringComparer.Equals(owner.Metadata.GetFieldDefinition(handle).Name, name))
            {
                return [graph.Field(owner.Image, handle)];
            }
        }

        return [];
    }

    private int[] PackageOf(string assembly) => graph.Folder.Has(assembly) ? [graph.Package(assembly)] : [];

    private Found Search(TypeReferenceHandle handle)
    {
        var reference = Metadata.GetTypeReference(handle);
        var name = Metadata.GetString(reference.Name);
        var space = Metadata.GetString(reference.Namespace);
        switch (reference.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                var outer = Find((TypeReferenceHandle)reference.ResolutionScope);
                return In(outer.Assembly, $"{outer.Name}+{name}");
            case HandleKind.AssemblyReference:
                var assembly = Metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope);
                return In(Metadata.GetString(assembly.Name), space.Length > 0 ? $"{space}.{name}" : name);
            default:
                return In(reader.Image.Name, space.Length > 0 ? $"{space}.{name}" : name);
        }
    }

    private Found In(string assembly, string name)
    {
        if (!graph.Folder.IsProject(assembly))
        {
            return new Found(null, default, assembly, name, null);
        }

        if (graph.Folder.Project(assembly) is not { } image)
        {
            return new Found(null, default, assembly, name, graph.Folder.FaultOf(assembly));
        }

        return image.FindType(name) is { } type ? new Found(image, type, assembly, name, null)
            : Forwarded(image, name) is { } target ? In(target, name)
            : new Found(null, default, assembly, name, $"uses {name}, which {assembly}.dll does not have: it was trimmed, or the folder is a mixture of builds");
    }

    /// <summary>The assembly to which a type was moved; null when it was not.</summary>
    private static string? Forwarded(AssemblyImage image, string name)
    {
        var top = name.Split('+')[0];
        foreach (var handle in image.Metadata.ExportedTypes)
        {
            var exported = image.Metadata.GetExportedType(handle);
            if (exported.Implementation.Kind == HandleKind.AssemblyReference)
            {
                var space = image.Metadata.GetString(exported.Namespace);
                var own = image.Metadata.GetString(exported.Name);
                if ((space.Length > 0 ? $"{space}.{own}" : own) == top)
                {
                    return image.Metadata.GetString(image.Metadata.GetAssemblyReference((AssemblyReferenceHandle)exported.Implementation).Name);
                }
            }
        }

        return null;
    }
}
