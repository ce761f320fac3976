using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PerfGate.Impact.Reading;

/// <summary>An assembly of the projects, opened, with its types by name.</summary>
internal sealed class AssemblyImage : IDisposable
{
    /// <summary>In a key, between the assembly and the type.</summary>
    public const string TypeMark = "!";

    /// <summary>In a key, between the type and its member.</summary>
    public const string MemberMark = "::";

    private readonly Dictionary<string, TypeDefinitionHandle> types = new(StringComparer.Ordinal);
    private readonly string[] rawNames;
    private readonly string[] keys;
    private readonly string?[] methodKeys;
    private readonly string?[] fieldKeys;
    private GeneratedNames? generated;

    private AssemblyImage(string name, string path, PEReader image, MetadataReader metadata)
    {
        Name = name;
        FilePath = path;
        Image = image;
        Metadata = metadata;
        rawNames = new string[metadata.TypeDefinitions.Count + 1];
        keys = new string[rawNames.Length];
        methodKeys = new string?[metadata.MethodDefinitions.Count + 1];
        fieldKeys = new string?[metadata.FieldDefinitions.Count + 1];
        NameTypes();
    }

    /// <summary>Simple name: what references to it say.</summary>
    public string Name { get; }

    public string FilePath { get; }

    public PEReader Image { get; }

    public MetadataReader Metadata { get; }

    /// <summary>Types whose names occur twice: no compiler writes such a file.</summary>
    public bool HasDuplicates { get; private set; }

    /// <summary>Opens a file; null when it holds no managed code.</summary>
    /// <exception cref="BadImageFormatException">It is damaged.</exception>
    public static AssemblyImage? Open(string path)
    {
        var image = new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
        try
        {
            if (!image.HasMetadata)
            {
                image.Dispose();
                return null;
            }

            var metadata = image.GetMetadataReader();
            return metadata.IsAssembly
                ? new AssemblyImage(metadata.GetString(metadata.GetAssemblyDefinition().Name), path, image, metadata)
                : throw new BadImageFormatException("it is a module without an assembly");
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>A type by its reflection name, <c>Ns.Outer+Inner`1</c>; null when the assembly does not define it.</summary>
    public TypeDefinitionHandle? FindType(string name) => types.TryGetValue(name, out var handle) ? handle : null;

    /// <summary>The reflection name, as the compiler wrote it.</summary>
    public string RawName(TypeDefinitionHandle handle) => rawNames[Row(handle)];

    /// <summary>The name that both sides share: the assembly, and the compiler's running numbers replaced.</summary>
    public string TypeKey(TypeDefinitionHandle handle) => keys[Row(handle)];

    /// <param name="handle">The method.</param>
    /// <param name="keysOf">Names all methods of a type, each once.</param>
    public string MethodKey(MethodDefinitionHandle handle, Action<TypeDefinitionHandle, string?[]> keysOf)
    {
        var row = MetadataTokens.GetRowNumber(handle);
        if (methodKeys[row] is null)
        {
            keysOf(Metadata.GetMethodDefinition(handle).GetDeclaringType(), methodKeys);
        }

        return methodKeys[row]!;
    }

    public string FieldKey(FieldDefinitionHandle handle)
    {
        var row = MetadataTokens.GetRowNumber(handle);
        if (fieldKeys[row] is null)
        {
            NameFields(Metadata.GetFieldDefinition(handle).GetDeclaringType());
        }

        return fieldKeys[row]!;
    }

    /// <summary>The names of what the compiler generated.</summary>
    public GeneratedNames Generated => generated ??= new GeneratedNames(this);

    public void Dispose() => Image.Dispose();

    private void NameFields(TypeDefinitionHandle type)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in Metadata.GetTypeDefinition(type).GetFields())
        {
            var name = Generated.Field(type, field);
            var key = TypeKey(type) + MemberMark + name;
            for (var copy = 2; !taken.Add(key); copy++)
            {
                key = $"{TypeKey(type)}{MemberMark}{name}~{copy}";
            }

            fieldKeys[MetadataTokens.GetRowNumber(field)] = key;
        }
    }

    private void NameTypes()
    {
        foreach (var handle in Metadata.TypeDefinitions)
        {
            // A nested type comes after the type around it.
            var type = Metadata.GetTypeDefinition(handle);
            var name = Metadata.GetString(type.Name);
            var space = Metadata.GetString(type.Namespace);
            var raw = type.GetDeclaringType() is { IsNil: false } outer ? $"{RawName(outer)}+{name}"
                : space.Length > 0 ? $"{space}.{name}"
                : name;
            rawNames[Row(handle)] = raw;
            HasDuplicates |= !types.TryAdd(raw, handle);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in Metadata.TypeDefinitions)
        {
            var type = Metadata.GetTypeDefinition(handle);
            var name = Generated.Type(handle);
            var space = Metadata.GetString(type.Namespace);
            var own = type.GetDeclaringType() is { IsNil: false } outer ? $"{TypeKey(outer)}+{name}"
                : space.Length > 0 ? $"{Name}{TypeMark}{space}.{name}"
                : $"{Name}{TypeMark}{name}";
            var key = own;
            for (var copy = 2; !taken.Add(key); copy++)
            {
                key = $"{own}~{copy}";
            }

            keys[Row(handle)] = key;
        }
    }

    private static int Row(TypeDefinitionHandle handle) => MetadataTokens.GetRowNumber(handle);
}
