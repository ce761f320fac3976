using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;
using PerfGate.Impact.Framework;

namespace PerfGate.Impact.Graph;

/// <summary>Writes types by names that both sides share, and collects the nodes of those that are mentioned.</summary>
internal sealed partial class SignatureNames(ImageReader reader) : ISignatureTypeProvider<string, object?>
{
    private readonly HashSet<int> mentioned = [];
    private Traits traits;
    private string? why;

    /// <summary>What was mentioned since the last call.</summary>
    public (int[] Nodes, Traits Traits, string? Why) Take()
    {
        int[] nodes = mentioned.Count == 0 ? [] : [.. mentioned];
        var taken = (nodes, traits, why);
        mentioned.Clear();
        (traits, why) = (Traits.None, null);
        return taken;
    }

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', Math.Max(shape.Rank - 1, 0))};{string.Join(',', shape.Sizes)};{string.Join(',', shape.LowerBounds)}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function " + Of(signature);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} mod{(isRequired ? "req" : "opt")} {modifier}";

    public string GetPinnedType(string elementType) => "pinned " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.Int32 => "int",
        PrimitiveTypeCode.Int64 => "long",
        PrimitiveTypeCode.String => "string",
        PrimitiveTypeCode.Object => "object",
        PrimitiveTypeCode.Void => "void",
        PrimitiveTypeCode.Double => "double",
        PrimitiveTypeCode.Char => "char",
        PrimitiveTypeCode.Byte => "byte",
        _ => typeCode.ToString(),
    };

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind) => Mention(reader.TypeOf(handle));

    public string GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind) => Mention(reader.TypeOf(handle));

    public string GetTypeFromSpecification(MetadataReader metadata, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <summary>Calling convention, parameters and result.</summary>
    public static string Of(MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.Header.CallingConvention}`{signature.GenericParameterCount}({string.Join(",", signature.ParameterTypes)}):{signature.ReturnType}";

    /// <summary>A signature as any assembly may write it: each names the framework's types in the facade against which it was compiled.</summary>
    public static string Unscoped(string signature) => Scopes().Replace(signature, "");

    /// <summary>A letter follows the bracket; ranks of arrays have none.</summary>
    [GeneratedRegex(@"\[[\p{L}_][^\]]*\]")]
    private static partial Regex Scopes();

    private string Mention(Reference type)
    {
        mentioned.UnionWith(type.Targets);
        traits |= type.Traits;
        why ??= type.Why;
        return type.Name;
    }
}
