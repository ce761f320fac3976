using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace PerfGate.Impact.Reading;

/// <summary>Gives what the compiler generated names that do not move when another member is added above.</summary>
/// <remarks>
/// The compiler numbers the methods of a type and puts the number into the names of their lambdas, local functions and state machines
/// (<c>&lt;Run&gt;b__12_3</c>). The number is replaced by the method that it stands for. Names stay unique on each side, which is all that
/// the comparison rests on: a bad choice makes two equal members look different, never the other way round.
/// </remarks>
internal sealed partial class GeneratedNames(AssemblyImage image)
{
    private readonly Dictionary<TypeDefinitionHandle, MethodOrdinals> scopes = [];

    /// <summary>Simple name of a type.</summary>
    public string Type(TypeDefinitionHandle handle)
    {
        var type = image.Metadata.GetTypeDefinition(handle);
        var name = image.Metadata.GetString(type.Name);
        if (!name.Contains('<', StringComparison.Ordinal))
        {
            return name;
        }

        if (name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            // Its type parameters are named for its properties.
            var properties = type.GetGenericParameters().Select(one => image.Metadata.GetString(image.Metadata.GetGenericParameter(one).Name));
            return $"<>f__AnonymousType({string.Join(',', properties)})";
        }

        // A file-local type carries a hash of its file's path, which differs between two checkouts.
        return Stable(FileHash().Replace(name, "F__"), handle);
    }

    public string Method(TypeDefinitionHandle type, MethodDefinitionHandle method) =>
        Stable(image.Metadata.GetString(image.Metadata.GetMethodDefinition(method).Name), type);

    public string Field(TypeDefinitionHandle type, FieldDefinitionHandle field) =>
        // Method groups that are kept once are numbered by their first use in the type.
        MethodGroup().Replace(Stable(image.Metadata.GetString(image.Metadata.GetFieldDefinition(field).Name), type), "<>__");

    private string Stable(string name, TypeDefinitionHandle type)
    {
        if (!name.Contains('<', StringComparison.Ordinal) || !MethodOrdinals.Pattern().IsMatch(name))
        {
            return name;
        }

        var scope = ScopeOf(type);
        if (!scopes.TryGetValue(scope, out var ordinals))
        {
            scopes[scope] = ordinals = MethodOrdinals.Of(image, scope);
        }

        return MethodOrdinals.Pattern().Replace(name, match => ordinals.OwnerOf(match.Value));
    }

    /// <summary>The nearest type around that a person wrote: the compiler counts its methods.</summary>
    private TypeDefinitionHandle ScopeOf(TypeDefinitionHandle type)
    {
        while (image.Metadata.GetString(image.Metadata.GetTypeDefinition(type).Name).StartsWith('<')
            && image.Metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
        {
            type = outer;
        }

        return type;
    }

    [GeneratedRegex("(?<=>)F[0-9A-F]{64}__")]
    private static partial Regex FileHash();

    [GeneratedRegex("^<[0-9]+>__")]
    private static partial Regex MethodGroup();
}
