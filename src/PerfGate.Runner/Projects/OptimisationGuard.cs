using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Runner.Projects;

/// <summary>Refuses to measure code that the compiler was told not to optimise.</summary>
public static class OptimisationGuard
{
    private const int DisableOptimizations = 0x100;

    /// <exception cref="PerfGateException">An assembly of the user's own is unoptimised (exit code 3).</exception>
    public static void Require(BuiltProject project, string side)
    {
        var unoptimised = OwnAssemblies(project).Where(IsUnoptimised).Select(Path.GetFileName).ToArray();
        if (unoptimised.Length > 0)
        {
            throw new PerfGateException(
                ExitCode.NotMeasured,
                new Diagnostic(
                    DiagnosticIds.Unoptimised,
                    Severity.Error,
                    $"{string.Join(", ", unoptimised)} of {project.Name} ({side}) is not optimised, and no verdict is made on a debug build. "
                    + "Set <Optimize>true</Optimize> for the configuration that is measured (PerfGateConfiguration, default Release)."));
        }
    }

    /// <summary>True when the assembly carries a DebuggableAttribute that disables the JIT's optimisations.</summary>
    internal static bool IsUnoptimised(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (TypeName(metadata, attribute) == "DebuggableAttribute")
            {
                // Prolog, then either the modes as one integer or two booleans (tracking, optimisations disabled).
                var blob = metadata.GetBlobReader(attribute.Value);
                blob.ReadUInt16();
                return blob.Length >= 8
                    ? (blob.ReadInt32() & DisableOptimizations) != 0
                    : blob.ReadBoolean() && blob.ReadBoolean();
            }
        }

        return false;
    }

    /// <summary>The project and the projects that it references; packages were optimised, or not, by others.</summary>
    private static IEnumerable<string> OwnAssemblies(BuiltProject project)
    {
        yield return project.TargetPath;
        var depsFile = Path.ChangeExtension(project.TargetPath, ".deps.json");
        if (!File.Exists(depsFile))
        {
            yield break;
        }

        // "libraries" says which are projects, under their own names; "targets" which files those built, under whatever name.
        using var document = JsonDocument.Parse(File.ReadAllBytes(depsFile));
        var libraries = document.RootElement.GetProperty("libraries");
        foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            if (libraries.GetProperty(library.Name).GetProperty("type").GetString() != "project"
                || !library.Value.TryGetProperty("runtime", out var files))
            {
                continue;
            }

            foreach (var file in files.EnumerateObject())
            {
                var path = Path.Combine(project.TargetFolder, Path.GetFileName(file.Name));
                if (path != project.TargetPath && File.Exists(path))
                {
                    yield return path;
                }
            }
        }
    }

    private static string TypeName(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is
        { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            : "",
        _ => "",
    };
}
