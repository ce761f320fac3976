using System.Text.Json;
using System.Text.Json.Nodes;
using PerfGate.Core.Files;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Hooking;

/// <summary>A copy of a program's <c>runtimeconfig.json</c> for one process, where the program's own switches off what the hook needs.</summary>
/// <remarks>
/// Builds with <c>PublishAot</c> or <c>PublishTrimmed</c> carry such switches for what is published; BenchmarkDotNet's own
/// benchmark processes do not have them either. With them, a benchmark that writes JSON by reflection throws, and LINQ is another code.
/// </remarks>
internal sealed class HookRuntimeConfig : IDisposable
{
    private static readonly string[] Needed =
        ["System.StartupHookProvider.IsSupported", "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"];

    /// <summary>What publishing sets beside those, in .NET 8 to 10. A program that sets one of them by hand, and publishes as usual, keeps it.</summary>
    private static readonly string[] OfPublishing =
    [
        "Microsoft.Extensions.DependencyInjection.VerifyOpenGenericServiceTrimmability",
        "System.ComponentModel.DefaultValueAttribute.IsSupported",
        "System.ComponentModel.Design.IDesignerHost.IsSupported",
        "System.ComponentModel.TypeConverter.EnableUnsafeBinaryFormatterInDesigntimeLicenseContextSerialization",
        "System.ComponentModel.TypeDescriptor.IsComObjectDescriptorSupported",
        "System.Data.DataSet.XmlSerializationIsSupported",
        "System.Diagnostics.Tracing.EventSource.IsSupported",
        "System.Linq.Enumerable.IsSizeOptimized",
        "System.Linq.Expressions.CanEmitObjectArrayDelegate",
        "System.Net.Security.UseManagedNtlm",
        "System.Net.SocketsHttpHandler.Http3Support",
        "System.Resources.ResourceManager.AllowCustomResourceTypes",
        "System.Resources.UseSystemResourceKeys",
        "System.Runtime.InteropServices.BuiltInComInterop.IsSupported",
        "System.Runtime.InteropServices.EnableConsumingManagedCodeFromNativeHosting",
        "System.Runtime.InteropServices.EnableCppCLIHostActivation",
        "System.Runtime.InteropServices.Marshalling.EnableGeneratedComInterfaceComImportInterop",
        "System.Text.Encoding.EnableUnsafeUTF7Encoding",
        "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault",
        "System.Threading.Thread.EnableAutoreleasePool",
    ];

    /// <summary>The host takes comments too.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip };

    private readonly string? copy;

    private HookRuntimeConfig(string? copy) => this.copy = copy;

    /// <summary>What <c>dotnet exec</c> gets before the program; nothing where its own file does.</summary>
    public IReadOnlyList<string> Arguments => copy is null ? [] : ["--runtimeconfig", copy];

    public static HookRuntimeConfig For(BuiltProject project)
    {
        var own = Path.ChangeExtension(project.TargetPath, ".runtimeconfig.json");
        if (!File.Exists(own) || Allowing(File.ReadAllText(own)) is not { } text)
        {
            return new HookRuntimeConfig(null);
        }

        // Not in the output folder, whose files on both sides say what a change can affect.
        var copy = ProcessFolder.NewPath(".runtimeconfig.json");
        File.WriteAllText(copy, text);
        return new HookRuntimeConfig(copy);
    }

    public void Dispose()
    {
        if (copy is not null)
        {
            File.Delete(copy);
        }
    }

    /// <summary>The same settings without the switches that are in the way; null when none is, or when the file is damaged.</summary>
    internal static string? Allowing(string runtimeConfig)
    {
        try
        {
            return Changed(runtimeConfig);
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            // The host is given the file as it is, and says what is wrong with it.
            return null;
        }
    }

    private static string? Changed(string runtimeConfig)
    {
        var root = JsonNode.Parse(runtimeConfig, documentOptions: Options);
        if (root?["runtimeOptions"]?["configProperties"] is not JsonObject properties)
        {
            return null;
        }

        var isChanged = false;
        foreach (var name in Needed)
        {
            // A boolean, or a string where a project wrote it by hand.
            if (string.Equals(properties[name]?.ToString(), "false", StringComparison.OrdinalIgnoreCase))
            {
                isChanged |= properties.Remove(name);
            }
        }

        if (!isChanged)
        {
            return null;
        }

        foreach (var name in OfPublishing)
        {
            properties.Remove(name);
        }

        return root.ToJsonString();
    }
}
