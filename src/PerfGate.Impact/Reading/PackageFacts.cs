using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PerfGate.Impact.Framework;

namespace PerfGate.Impact.Reading;

/// <summary>What the assembly of a package may do, as far as the framework's members that it names tell.</summary>
/// <param name="References">Other assemblies of the folder that it refers to.</param>
/// <param name="Traits">All that it may do.</param>
/// <param name="Why">What makes it so; null without traits.</param>
internal sealed record PackageFacts(IReadOnlyList<string> References, Traits Traits, string? Why)
{
    private const Traits Deciding = Traits.Reflection | Traits.Doubts;

    public static PackageFacts Harmless { get; } = new([], Traits.None, null);

    /// <param name="path">The file.</param>
    /// <param name="isInFolder">Whether an assembly of that name lies beside it.</param>
    public static PackageFacts Read(string path, Func<string, bool> isInFolder)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
            if (!image.HasMetadata)
            {
                return new PackageFacts([], Traits.Unreadable, "is native code");
            }

            var metadata = image.GetMetadataReader();
            string[] references =
            [
                .. metadata.AssemblyReferences
                    .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                    .Where(isInFolder),
            ];
            var (traits, why) = TraitsOf(metadata, references);
            return new PackageFacts(references, traits, why);
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new PackageFacts([], Traits.Unreadable, $"cannot be read: {exception.Message}");
        }
    }

    private static (Traits Traits, string? Why) TraitsOf(MetadataReader metadata, string[] references)
    {
        var (all, why) = (Traits.None, (string?)null);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference
                || metadata.GetTypeReference((TypeReferenceHandle)member.Parent) is not { ResolutionScope.Kind: HandleKind.AssemblyReference } type
                || references.Contains(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)))
            {
                continue;
            }

            var (takesText, isGeneric) = Shape(metadata, member);
            var call = new FrameworkCall(metadata.GetString(type.Namespace), metadata.GetString(type.Name), metadata.GetString(member.Name), takesText, isGeneric);
            var traits = ForPackage(FrameworkCalls.TraitsOf(call), call);
            if ((traits & Deciding & ~all) > (all & Deciding))
            {
                why = $"calls {call}";
            }

            all |= traits;
        }

        return (all, why);
    }

    /// <summary>
    /// A package that emits code, or hands out an assembly without looking for types in it, does so with the types that it is given.
    /// </summary>
    private static Traits ForPackage(Traits traits, FrameworkCall call)
    {
        traits &= ~Traits.Resources;
        if ((traits & Traits.HandsOutAssembly) != 0 || ((traits & Traits.ByName) != 0 && FrameworkCalls.IsEmit(call)))
        {
            return Traits.Reflection;
        }

        return traits;
    }

    private static (bool TakesText, bool IsGeneric) Shape(MetadataReader metadata, MemberReference member)
    {
        if (member.GetKind() != MemberReferenceKind.Method)
        {
            return (false, false);
        }

        var signature = member.DecodeMethodSignature(PlainTypeNames.Instance, null);
        return (signature.ParameterTypes is [nameof(String), ..], signature.GenericParameterCount > 0);
    }
}
