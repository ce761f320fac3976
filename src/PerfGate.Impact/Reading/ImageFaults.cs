using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfGate.Impact.Reading;

/// <summary>What makes an assembly of the projects one whose code does not tell what it does.</summary>
internal static class ImageFaults
{
    private static readonly string[] ObfuscatorMarks =
        ["ConfusedByAttribute", "DotfuscatorAttribute", "ObfuscatedByAttribute", "PoweredByAttribute", "SuppressIldasmAttribute", "BabelObfuscatorAttribute"];

    /// <summary>One clause about the assembly; null when there is nothing to object to.</summary>
    public static string? Of(AssemblyImage image)
    {
        var header = image.Image.PEHeaders.CorHeader!;
        var attributes = AttributeNames(image.Metadata);
        return (header.Flags & CorFlags.ILOnly) == 0 ? "holds native code beside its IL (mixed mode)"
            : header.ManagedNativeHeaderDirectory.Size > 0 ? "holds precompiled native code"
            : attributes.Contains("ReferenceAssemblyAttribute") ? "is a reference assembly: it has no code"
            : image.HasDuplicates || attributes.Overlaps(ObfuscatorMarks) || HasUnspeakableNames(image.Metadata) ? "is obfuscated: its names mean nothing"
            : image.Metadata.AssemblyFiles.Count > 0 ? "consists of several modules"
            : SymbolsFit(image) ? null
            : "does not belong to the symbols (.pdb) beside it: the folder is a mixture of builds";
    }

    private static HashSet<string> AttributeNames(MetadataReader metadata) =>
        [.. metadata.GetAssemblyDefinition().GetCustomAttributes().Select(handle => AttributeName.Of(metadata, handle).Name)];

    /// <summary>Compilers mark what they generate with angle brackets or dollars; what no language can write comes of obfuscation.</summary>
    private static bool HasUnspeakableNames(MetadataReader metadata) => metadata.TypeDefinitions
        .Select(handle => metadata.GetString(metadata.GetTypeDefinition(handle).Name))
        .Any(name => name.Length == 0 || name.Any(character => char.IsControl(character) || char.IsSurrogate(character) || character is '\u200B' or '\u200C' or '\u200D' or '\uFEFF'));

    /// <summary>True when there are no symbols beside it, or they are of this very build.</summary>
    private static bool SymbolsFit(AssemblyImage image)
    {
        var symbols = Path.ChangeExtension(image.FilePath, ".pdb");
        if (!File.Exists(symbols))
        {
            return true;
        }

        foreach (var entry in image.Image.ReadDebugDirectory())
        {
            if (entry.Type == DebugDirectoryEntryType.CodeView && entry.IsPortableCodeView)
            {
                var expected = new BlobContentId(image.Image.ReadCodeViewDebugDirectoryData(entry).Guid, entry.Stamp);
                return IdOf(symbols) == expected;
            }
        }

        // Nothing in the assembly says which symbols it wants.
        return true;
    }

    /// <summary>Null when the file is no portable symbol file.</summary>
    private static BlobContentId? IdOf(string path)
    {
        try
        {
            using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(path));
            return provider.GetMetadataReader().DebugMetadataHeader is { } header ? new BlobContentId(header.Id) : null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
