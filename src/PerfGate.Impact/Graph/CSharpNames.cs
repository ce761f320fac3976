using System.Reflection;
using System.Reflection.Metadata;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Members of an assembly as the person who wrote them knows them; what the compiler made of a method bears the method's name.</summary>
internal sealed class CSharpNames(MetadataReader metadata)
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_LeftShift"] = "<<",
        ["op_RightShift"] = ">>",
        ["op_UnsignedRightShift"] = ">>>",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_UnaryPlus"] = "+",
        ["op_UnaryNegation"] = "-",
        ["op_LogicalNot"] = "!",
        ["op_OnesComplement"] = "~",
        ["op_Increment"] = "++",
        ["op_Decrement"] = "--",
        ["op_True"] = "true",
        ["op_False"] = "false",
    };

    /// <returns>Null where the handle is of no member; generated: it stands for something that is written elsewhere.</returns>
    public (string Name, bool IsGenerated)? Of(EntityHandle handle) => handle.Kind switch
    {
        _ when OfNobody(handle) is { } words => (words, true),
        HandleKind.TypeDefinition => OfType((TypeDefinitionHandle)handle),
        HandleKind.MethodDefinition => OfMethod((MethodDefinitionHandle)handle),
        HandleKind.FieldDefinition => OfField((FieldDefinitionHandle)handle),
        _ => null,
    };

    /// <summary><c>List</c> of <c>List`1</c>.</summary>
    public static string WithoutArity(string name) => name.LastIndexOf('`') is > 0 and var mark ? name[..mark] : name;

    /// <summary>What belongs to no type of a person's: the data of array initialisers, and what runs when a module is loaded.</summary>
    private string? OfNobody(EntityHandle handle)
    {
        var type = handle.Kind switch
        {
            HandleKind.TypeDefinition => (TypeDefinitionHandle)handle,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType(),
            HandleKind.FieldDefinition => metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType(),
            _ => default,
        };
        while (!type.IsNil && metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
        {
            type = outer;
        }

        return type.IsNil ? null : metadata.GetString(metadata.GetTypeDefinition(type).Name) switch
        {
            "<PrivateImplementationDetails>" => "constant data",
            "<Module>" => "the module's initialiser",
            _ => null,
        };
    }

    private (string Name, bool IsGenerated) OfType(TypeDefinitionHandle handle)
    {
        if (Around(handle) is not var (outer, made))
        {
            return (Type(handle), false);
        }

        return made is null ? ($"lambdas of {Type(outer)}", true) : ($"{Type(outer)}.{Member(made, outer)}", true);
    }

    private (string Name, bool IsGenerated) OfMethod(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var type = method.GetDeclaringType();
        var name = metadata.GetString(method.Name);
        var around = Around(type);
        var made = name.StartsWith('<') ? MethodOrdinals.MethodOf(name) : null;
        if (around is not null || made is not null)
        {
            var outer = around?.Outer ?? type;
            return (made ?? around?.Method) is { } owner ? ($"{Type(outer)}.{Member(owner, outer)}", true) : ($"lambdas of {Type(outer)}", true);
        }

        string[] own = [.. method.GetGenericParameters().Select(Name)];
        string[] inScope = [.. metadata.GetTypeDefinition(type).GetGenericParameters().Select(Name)];
        var signature = method.DecodeSignature(new CSharpTypeNames(inScope, own), null);
        var isSpecial = (method.Attributes & MethodAttributes.SpecialName) != 0;
        if (isSpecial && name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit")
        {
            return ($"{Type(type)}.{(name == "op_Implicit" ? "implicit" : "explicit")} operator {signature.ReturnType}({string.Join(", ", signature.ParameterTypes)})", false);
        }

        var plain = Member(name, type);
        var isProperty = plain.Length < name.Length && isSpecial && IsAccessor(name);
        return isProperty && plain != "this"
            ? ($"{Type(type)}.{plain}", false)
            : ($"{Type(type)}.{plain}{(own.Length > 0 ? $"<{string.Join(", ", own)}>" : "")}{Parameters(signature, name)}", false);
    }

    /// <summary>An indexer has brackets, and its setter one parameter more than a person wrote.</summary>
    private static string Parameters(MethodSignature<string> signature, string name)
    {
        var isIndexer = ExplicitPart(name) is "get_Item" or "set_Item";
        var written = isIndexer && ExplicitPart(name) == "set_Item" ? signature.ParameterTypes[..^1] : signature.ParameterTypes;
        return isIndexer ? $"[{string.Join(", ", written)}]" : $"({string.Join(", ", written)})";
    }

    private (string Name, bool IsGenerated) OfField(FieldDefinitionHandle handle)
    {
        var field = metadata.GetFieldDefinition(handle);
        var type = field.GetDeclaringType();
        var name = metadata.GetString(field.Name);
        if (Around(type) is var (outer, made))
        {
            return made is null ? ($"lambdas of {Type(outer)}", true) : ($"{Type(outer)}.{Member(made, outer)}", true);
        }

        return name.StartsWith('<') && MethodOrdinals.MethodOf(name) is { } property
            ? ($"{Type(type)}.{Member(property, type)}", true)
            : ($"{Type(type)}.{name}", false);
    }

    /// <summary>Of a type that the compiler made: the type around that a person wrote, and the method that it was made for where a name tells.</summary>
    private (TypeDefinitionHandle Outer, string? Method)? Around(TypeDefinitionHandle type)
    {
        string? made = null;
        var outer = type;
        while (metadata.GetString(metadata.GetTypeDefinition(outer).Name) is var name && IsMade(name)
            && metadata.GetTypeDefinition(outer).GetDeclaringType() is { IsNil: false } around)
        {
            made ??= MethodOrdinals.MethodOf(name) ?? MethodWithin(outer);
            outer = around;
        }

        return outer == type ? null : (outer, made);
    }

    /// <summary>A closure's class is named for no method; its own methods are. The class of all other lambdas of a type belongs to several.</summary>
    private string? MethodWithin(TypeDefinitionHandle type)
    {
        var owners = metadata.GetTypeDefinition(type).GetMethods()
            .Select(method => metadata.GetString(metadata.GetMethodDefinition(method).Name))
            .Where(name => name.StartsWith('<'))
            .Select(MethodOrdinals.MethodOf)
            .Distinct()
            .ToList();
        return owners is [var only] ? only : null;
    }

    /// <summary>A file-local type is a person's, whatever the compiler calls it.</summary>
    private static bool IsMade(string name) => name.StartsWith('<') && FileLocal(name) is null;

    private static string? FileLocal(string name) =>
        name.IndexOf(">F", StringComparison.Ordinal) is > 0 and var mark && name.IndexOf("__", mark, StringComparison.Ordinal) is > 0 and var end ? name[(end + 2)..] : null;

    /// <summary>With namespace, the types around it and the names of type parameters: <c>Ns.Outer&lt;T&gt;.Inner</c>.</summary>
    private string Type(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        var outer = type.GetDeclaringType();
        var space = metadata.GetString(type.Namespace);
        string[] parameters = [.. type.GetGenericParameters().Select(Name)];
        if (name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            // Its type parameters are named for its properties.
            return $"new {{ {string.Join(", ", parameters.Select(one => MethodOrdinals.MethodOf(one) ?? one))} }}";
        }

        // Those of the types around come first, and are written there.
        string[] own = outer.IsNil ? parameters : parameters[Math.Min(metadata.GetTypeDefinition(outer).GetGenericParameters().Count, parameters.Length)..];
        var simple = WithoutArity(FileLocal(name) ?? name) + (own.Length > 0 ? $"<{string.Join(", ", own)}>" : "");
        return !outer.IsNil ? $"{Type(outer)}.{simple}" : space.Length > 0 ? $"{space}.{simple}" : simple;
    }

    /// <summary>The name of a method as it is written: of a constructor its type's, of an accessor its property's.</summary>
    private string Member(string name, TypeDefinitionHandle type)
    {
        var simple = WithoutArity(FileLocal(metadata.GetString(metadata.GetTypeDefinition(type).Name)) ?? metadata.GetString(metadata.GetTypeDefinition(type).Name));
        name = ExplicitPart(name);
        return name switch
        {
            ".ctor" => simple,
            ".cctor" => $"static {simple}",
            "Finalize" => $"~{simple}",
            "<Main>$" or "<Main>" => "Main",
            "<Clone>$" => "with",
            "get_Item" or "set_Item" => "this",
            _ when IsAccessor(name) => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..],
            _ when Operators.TryGetValue(name.Replace("op_Checked", "op_", StringComparison.Ordinal), out var sign) => $"operator {sign}",
            _ => name,
        };
    }

    private static bool IsAccessor(string name) => ExplicitPart(name) is var part
        && (part.StartsWith("get_", StringComparison.Ordinal) || part.StartsWith("set_", StringComparison.Ordinal)
            || part.StartsWith("add_", StringComparison.Ordinal) || part.StartsWith("remove_", StringComparison.Ordinal));

    /// <summary>What an explicit implementation names behind the interface: <c>GetEnumerator</c> of <c>System.Collections.IEnumerable.GetEnumerator</c>.</summary>
    private static string ExplicitPart(string name) => name.StartsWith('.') || name.StartsWith('<') ? name : name[(name.LastIndexOf('.') + 1)..];

    private string Name(GenericParameterHandle handle) => metadata.GetString(metadata.GetGenericParameter(handle).Name);
}
