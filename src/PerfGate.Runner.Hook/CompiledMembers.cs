using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PerfGate.Runner.Hook;

/// <summary>The members of BenchmarkDotNet that this assembly was compiled against, and which of them the loaded release does not have.</summary>
/// <remarks>
/// Read from the assembly's own metadata, so that no list can be forgotten. A member that is not there would otherwise be found out
/// by the runtime, in the middle of a benchmark.
/// </remarks>
internal static class CompiledMembers
{
    /// <summary>Each as <c>Type.Member</c>, accessors of a property as the property.</summary>
    public static unsafe IReadOnlyList<string> Missing()
    {
        var module = typeof(CompiledMembers).Module;
        if (!module.Assembly.TryGetRawMetadata(out var blob, out var length))
        {
            return ["the hook's own metadata"];
        }

        var metadata = new MetadataReader(blob, length);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeReferences.Where(handle => IsOfLibrary(metadata, handle)))
        {
            Try(missing, Name(metadata, handle), () => module.ResolveType(MetadataTokens.GetToken(handle)));
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference && IsOfLibrary(metadata, (TypeReferenceHandle)member.Parent))
            {
                Try(missing, $"{Name(metadata, (TypeReferenceHandle)member.Parent)}.{Plain(metadata.GetString(member.Name))}", () => module.ResolveMember(MetadataTokens.GetToken(handle)));
            }
        }

        // A member that an interface has gained is missing here; the first is the module itself.
        foreach (var handle in metadata.TypeDefinitions.Skip(1))
        {
            Try(missing, metadata.GetString(metadata.GetTypeDefinition(handle).Name), () => module.ResolveType(MetadataTokens.GetToken(handle)));
        }

        return [.. missing];
    }

    private static void Try(SortedSet<string> missing, string name, Action resolve)
    {
        try
        {
            resolve();
        }
        catch (TypeLoadException exception) when (exception.GetType() == typeof(TypeLoadException) && Unimplemented(exception.Message) is { } member)
        {
            missing.Add(member);
        }
        catch (Exception exception) when (exception is TypeLoadException or MissingMemberException or ArgumentException or IOException or BadImageFormatException)
        {
            missing.Add(name);
        }
    }

    /// <summary>"Method 'X' in type 'Y' from assembly … does not have an implementation."</summary>
    private static string? Unimplemented(string message)
    {
        var parts = message.Split('\'');
        return parts.Length > 4 && parts[0] == "Method " ? $"{parts[3][(parts[3].LastIndexOf('.') + 1)..]} without {parts[1]}" : null;
    }

    private static bool IsOfLibrary(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) is var name
                && (name.StartsWith("BenchmarkDotNet", StringComparison.Ordinal) || name == "Perfolizer"),
            HandleKind.TypeReference => IsOfLibrary(metadata, (TypeReferenceHandle)scope),
            _ => false,
        };
    }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle) => metadata.GetString(metadata.GetTypeReference(handle).Name);

    private static string Plain(string member) =>
        member == ".ctor" ? "new" : member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal) ? member[4..] : member;
}
