using System.Globalization;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace PerfGate.Impact.Reading;

/// <summary>Which method of a type each of the compiler's numbers stands for.</summary>
internal sealed partial class MethodOrdinals
{
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    private MethodOrdinals()
    {
    }

    /// <summary>A word for the method that the number stands for; the number itself where nothing tells.</summary>
    public string OwnerOf(string ordinal) => owners.TryGetValue(ordinal, out var owner) ? owner : ordinal;

    public static MethodOrdinals Of(AssemblyImage image, TypeDefinitionHandle scope)
    {
        var result = new MethodOrdinals();
        var names = new SortedDictionary<int, string?>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Collect(image, scope, around: null, names);
        foreach (var overloads in names.Where(one => one.Value is not null).GroupBy(one => one.Value!, one => one.Key, StringComparer.Ordinal))
        {
            var ordinals = overloads.ToArray();
            for (var i = 0; i < ordinals.Length; i++)
            {
                var owner = Overload(image, scope, overloads.Key, ordinals[i]) ?? (i == 0 ? overloads.Key : $"{overloads.Key}~{i}");
                var word = taken.Add(owner) ? owner : $"{owner}~{ordinals[i]}";
                result.owners[ordinals[i].ToString(CultureInfo.InvariantCulture)] = $"{{{word}}}";
            }
        }

        return result;
    }

    /// <summary>The number of a method within a generated name, in group 1.</summary>
    [GeneratedRegex(@"((?<=b__|\||DisplayClass|<>9__|O__)[0-9]+(?=_[0-9])|(?<=d__|<>c__)[0-9]+(?![0-9_]))")]
    public static partial Regex Pattern();

    /// <param name="image">The assembly.</param>
    /// <param name="type">The scope, or something generated below it.</param>
    /// <param name="around">Number in the name of <paramref name="type"/> or of what is around it.</param>
    /// <param name="names">Gets each number that occurs, and the method's name where one tells it.</param>
    private static void Collect(AssemblyImage image, TypeDefinitionHandle type, int? around, SortedDictionary<int, string?> names)
    {
        var metadata = image.Metadata;
        var definition = metadata.GetTypeDefinition(type);
        foreach (var method in definition.GetMethods())
        {
            Note(metadata.GetString(metadata.GetMethodDefinition(method).Name), around, names);
        }

        foreach (var nested in definition.GetNestedTypes())
        {
            var name = metadata.GetString(metadata.GetTypeDefinition(nested).Name);
            if (name.StartsWith('<'))
            {
                Note(name, around, names);
                Collect(image, nested, OrdinalOf(name) ?? around, names);
            }
        }
    }

    private static void Note(string name, int? around, SortedDictionary<int, string?> names)
    {
        if (!name.StartsWith('<'))
        {
            return;
        }

        // Within a closure's class the number stands in the name of the class.
        if ((OrdinalOf(name) ?? around) is { } ordinal)
        {
            names[ordinal] = names.GetValueOrDefault(ordinal) ?? MethodOf(name);
        }
    }

    private static int? OrdinalOf(string name) =>
        Pattern().Match(name) is { Success: true } match && int.TryParse(match.Value, out var ordinal) ? ordinal : null;

    /// <summary><c>Run</c> in <c>&lt;&lt;Run&gt;b__12_3&gt;d</c>; null where the name does not say.</summary>
    public static string? MethodOf(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] == '<' ? 1 : name[i] == '>' ? -1 : 0;
            if (depth == 0)
            {
                var inner = name[1..i];
                return inner.Length == 0 ? null
                    : inner.StartsWith('<') && (inner.Contains(">b__", StringComparison.Ordinal) || inner.Contains(">g__", StringComparison.Ordinal)) ? MethodOf(inner)
                    : inner;
            }
        }

        return null;
    }

    /// <summary>The method of that name, with its parameters; of several, the one whose own code mentions something with the number.</summary>
    private static string? Overload(AssemblyImage image, TypeDefinitionHandle scope, string name, int ordinal)
    {
        var metadata = image.Metadata;
        MethodDefinition[] overloads =
        [
            .. metadata.GetTypeDefinition(scope).GetMethods()
                .Select(metadata.GetMethodDefinition)
                .Where(method => metadata.StringComparer.Equals(method.Name, name)),
        ];
        if (overloads.Length > 1)
        {
            overloads = [.. overloads.Where(method =>
                method.RelativeVirtualAddress != 0 && Mentioned(image, method).Any(mentioned => OrdinalOf(mentioned) == ordinal))];
        }

        // The raw signature holds tokens, which move; the names of the parameters' types do not.
        return overloads is [var only]
            ? $"{name}`{only.GetGenericParameters().Count}({string.Join(',', only.DecodeSignature(PlainTypeNames.Instance, null).ParameterTypes)})"
            : null;
    }

    /// <summary>Names of generated types, methods and fields of the assembly that a method's code names.</summary>
    private static IEnumerable<string> Mentioned(AssemblyImage image, MethodDefinition method)
    {
        var metadata = image.Metadata;
        var body = image.Image.GetMethodBody(method.RelativeVirtualAddress);
        foreach (var token in IlTokens.Of(body))
        {
            yield return token.Kind switch
            {
                HandleKind.TypeDefinition => metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)token).Name),
                HandleKind.FieldDefinition => metadata.GetString(metadata.GetFieldDefinition((FieldDefinitionHandle)token).Name),
                HandleKind.MethodDefinition => NameOf(metadata, (MethodDefinitionHandle)token),
                HandleKind.MemberReference => Parent(metadata, metadata.GetMemberReference((MemberReferenceHandle)token).Parent),
                HandleKind.MethodSpecification when metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method is { Kind: HandleKind.MethodDefinition } target =>
                    NameOf(metadata, (MethodDefinitionHandle)target),
                HandleKind.TypeSpecification => Parent(metadata, token),
                _ => "",
            };
        }
    }

    /// <summary>The method's own name where it has a number, else its type's.</summary>
    private static string NameOf(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var name = metadata.GetString(method.Name);
        return OrdinalOf(name) is null ? metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name) : name;
    }

    private static string Parent(MetadataReader metadata, EntityHandle parent) => parent.Kind == HandleKind.TypeSpecification
        ? metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(PlainTypeNames.Instance, null)
        : "";
}
