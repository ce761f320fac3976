namespace PerfGate.Impact.Framework;

/// <summary>What members of the framework may do with code that nothing names: the framework itself is the same on both sides.</summary>
/// <remarks>
/// The list says what is harmless, so that what it does not know counts as reflection. Harmless means: calls only what types and tokens
/// show, which are virtual methods, delegates and constructors without parameters of the types that it is given.
/// </remarks>
internal static class FrameworkCalls
{
    private static readonly HashSet<string> HarmlessSpaces = new(StringComparer.Ordinal)
    {
        "System", "System.Buffers", "System.Buffers.Binary", "System.Buffers.Text", "System.Collections", "System.Collections.Concurrent",
        "System.Collections.Frozen", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.ObjectModel",
        "System.Collections.Specialized", "System.Diagnostics", "System.Diagnostics.CodeAnalysis", "System.Globalization", "System.IO",
        "System.IO.Compression", "System.IO.Hashing", "System.IO.Pipelines", "System.IO.Pipes", "System.Linq", "System.Net", "System.Net.Http",
        "System.Net.Sockets", "System.Numerics", "System.Resources", "System.Runtime", "System.Runtime.CompilerServices",
        "System.Runtime.ExceptionServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Runtime.Intrinsics.Arm",
        "System.Runtime.Intrinsics.X86", "System.Runtime.Intrinsics.Wasm", "System.Runtime.Versioning", "System.Security",
        "System.Security.Cryptography", "System.Text", "System.Text.RegularExpressions", "System.Text.Unicode", "System.Text.Encodings.Web",
        "System.Threading", "System.Threading.Channels", "System.Threading.Tasks", "System.Threading.Tasks.Sources", "System.Timers",
        "System.Web", "System.Xml", "System.Xml.Linq", "System.Xml.XPath",
    };

    /// <summary>Members of <c>System.Type</c> that say what a type is and lead to no member of it.</summary>
    private static readonly HashSet<string> HarmlessOfType = new(StringComparer.Ordinal)
    {
        "GetTypeFromHandle", "get_FullName", "get_Name", "get_Namespace", "ToString", "Equals", "GetHashCode", "op_Equality", "op_Inequality",
        "get_IsValueType", "get_IsClass", "get_IsEnum", "get_IsInterface", "get_IsAbstract", "get_IsSealed", "get_IsPrimitive", "get_IsArray",
        "get_IsGenericType", "get_IsGenericTypeDefinition", "get_IsPublic", "get_IsByRef", "get_IsPointer", "get_TypeHandle", "IsAssignableFrom",
        "IsAssignableTo", "IsInstanceOfType", "IsSubclassOf", "GetTypeCode", "GetElementType", "get_HasElementType", "get_AssemblyQualifiedName",
        "GetType", "EmptyTypes",
    };

    private static readonly HashSet<string> HarmlessOfAssembly = new(StringComparer.Ordinal)
    {
        "GetName", "get_FullName", "get_Location", "ToString", "Equals", "GetHashCode", "op_Equality", "op_Inequality",
    };

    private static readonly string[] AssemblySources = ["GetExecutingAssembly", "GetAssembly"];

    /// <summary>Reflection at most changes what is called; emitted code calls what it was given.</summary>
    public static bool IsEmit(FrameworkCall call) => call.Space == "System.Reflection.Emit";

    public static Traits TraitsOf(FrameworkCall call) => call switch
    {
        { Member: "GetMethodBody" or "GetILAsByteArray" or "TryGetRawMetadata" } => Traits.Reflection | Traits.Bodies,
        { Space: "System", Type: "Type" } => OfType(call),
        { Space: "System", Type: "Activator" } => OfActivator(call),
        { Space: "System", Type: "AppDomain" } => IsLoading(call.Member) ? Traits.ByName : Traits.None,
        { Space: "System", Type: "Attribute" } => call.Member is ".ctor" or "Equals" or "GetHashCode" ? Traits.None : Traits.Reflection,
        { Space: "System", Type: "Delegate" or "MulticastDelegate", Member: "CreateDelegate" or "DynamicInvoke" or "get_Method" or "GetMethodImpl" } => Traits.Reflection,
        { Space: "System", Type: "TypedReference" or "RuntimeTypeHandle" or "RuntimeMethodHandle" or "RuntimeFieldHandle" or "ModuleHandle" } => Traits.Reflection,
        { Space: "System.Reflection", Type: "Assembly" or "Module" } => OfAssembly(call),
        { Space: "System.Runtime.Loader" } => OfLoader(call),
        { Space: "System.Reflection.Emit" or "Microsoft.CSharp" or "Microsoft.CSharp.RuntimeBinder" or "System.Dynamic" } => Traits.ByName,
        { Space: "System.Runtime.CompilerServices", Type: "CallSite" or "CallSite`1" or "CallSiteOps" or "CallSiteBinder" } => Traits.ByName,
        { Space: "System.Runtime.CompilerServices", Type: "RuntimeHelpers", Member: "RunClassConstructor" or "RunModuleConstructor" or "PrepareMethod" or "GetUninitializedObject" } => Traits.Reflection,
        { Space: "System.Runtime.InteropServices", Type: "NativeLibrary" or "ComWrappers" or "DispatchWrapper" } => Traits.Beyond,
        { Space: "System.Runtime.InteropServices", Type: "Marshal", Member: "GetDelegateForFunctionPointer" or "BindToMoniker" or "GetTypeFromCLSID" } => Traits.Beyond,
        { Space: "System.Runtime.Serialization.Formatters.Binary" } => Traits.ByName,
        { Space: "System.Diagnostics", Type: "Process" or "ProcessStartInfo" } => Traits.Beyond,
        { Space: "System.Diagnostics", Type: "StackFrame" or "StackTrace" } => Traits.Reflection,
        { Space: "System.Linq", Type: "Queryable" or "EnumerableQuery`1" } => Traits.Reflection,
        { Space: "System.Resources" } => Traits.Resources,
        _ => (HarmlessSpaces.Contains(call.Space) ? Traits.None : Traits.Reflection) | (ReadsFiles(call) ? Traits.Files : Traits.None),
    };

    private static Traits OfType(FrameworkCall call) => call.Member switch
    {
        "GetType" when call.TakesText => Traits.ByName,
        "GetTypeFromCLSID" or "GetTypeFromProgID" or "ReflectionOnlyGetType" => Traits.Beyond,
        "get_Assembly" or "get_Module" => Traits.HandsOutAssembly,
        _ => HarmlessOfType.Contains(call.Member) ? Traits.None : Traits.Reflection,
    };

    private static Traits OfActivator(FrameworkCall call) =>
        call.Member == "CreateInstanceFrom" ? Traits.Beyond
        : call.TakesText ? Traits.ByName
        // Calls the constructor without parameters, which every touched type leads to.
        : call.IsGeneric ? Traits.None
        : Traits.Reflection;

    private static Traits OfAssembly(FrameworkCall call) =>
        call.Member.StartsWith("GetManifestResource", StringComparison.Ordinal) ? Traits.Resources
        : AssemblySources.Contains(call.Member) ? Traits.HandsOutAssembly
        : HarmlessOfAssembly.Contains(call.Member) ? Traits.None
        : call.Member is "LoadFrom" or "LoadFile" or "UnsafeLoadFrom" ? Traits.Beyond
        : Traits.ByName;

    /// <summary>A load context finds assemblies by name among those beside the program, unless it is told a path or given the bytes.</summary>
    private static Traits OfLoader(FrameworkCall call) =>
        call.Type == "AssemblyDependencyResolver"
        || call.Member.Contains("Path", StringComparison.Ordinal)
        || call.Member.Contains("Stream", StringComparison.Ordinal)
            ? Traits.Beyond
            : Traits.ByName;

    private static bool IsLoading(string member) => member
        is "GetAssemblies" or "Load" or "ExecuteAssembly" or "ExecuteAssemblyByName" or "add_AssemblyResolve" or "add_TypeResolve" or "add_AssemblyLoad"
        || member.StartsWith("CreateInstance", StringComparison.Ordinal);

    private static bool ReadsFiles(FrameworkCall call) => call.Space switch
    {
        "System.IO" => call.Type is "File" or "Directory" or "FileInfo" or "DirectoryInfo" or "FileSystemInfo" or "FileStream" or "RandomAccess"
            or "FileSystemWatcher" or "DriveInfo" || (call.Type is "StreamReader" && call.TakesText),
        "System.IO.Compression" => call.Type is "ZipFile" or "ZipFileExtensions",
        "System.Xml" or "System.Xml.Linq" or "System.Xml.XPath" => call.TakesText && call.Member is "Load" or "Create" or ".ctor",
        _ => call.Space.StartsWith("System.IO.", StringComparison.Ordinal)
            && call.Space is not ("System.IO.Pipelines" or "System.IO.Pipes" or "System.IO.Hashing"),
    };
}
