using System.Reflection;
using System.Runtime.Loader;

namespace PerfGate.Runner.Hook;

/// <summary>Calls whatever BenchmarkDotNet the process has, by name and with default arguments, so that no call is tied to one release.</summary>
/// <remarks>What it throws is what was called; a member that is not there is a <see cref="MissingMemberException"/> that names it.</remarks>
internal static class LateBound
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    private static readonly Lazy<IReadOnlyList<Assembly>> Library = new(() => [.. new[] { "BenchmarkDotNet", "BenchmarkDotNet.Annotations" }.Select(Load).OfType<Assembly>()]);

    /// <summary>BenchmarkDotNet itself; null where there is none.</summary>
    public static Assembly? Main => Library.Value is [var main, ..] ? main : null;

    /// <summary>Its version as it calls itself; empty where there is none.</summary>
    public static string Version => Main?.GetName().Version?.ToString(3) ?? "";

    /// <param name="name">With its namespace.</param>
    public static Type? Find(string name) => Library.Value.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);

    /// <inheritdoc cref="Find"/>
    public static Type Type(string name) => Find(name) ?? throw Missing(name);

    /// <summary>Whether a type has a public member of that name, whatever its kind and parameters.</summary>
    public static bool Has(Type type, string member) => type.GetMember(member, Public).Length > 0;

    /// <summary>A static method: of those that take the arguments and need no more, the one with the fewest parameters.</summary>
    public static object? Call(Type type, string name, params object?[] arguments) =>
        Invoke(Overload(type.GetMethods(Public).Where(method => method.Name == name && method.IsStatic), arguments) ?? throw Missing($"{type.Name}.{name}"), null, arguments);

    /// <summary>A method of an object, chosen as <see cref="Call"/> does.</summary>
    public static object? Do(object target, string name, params object?[] arguments) =>
        Invoke(
            Overload(target.GetType().GetMethods(Public).Where(method => method.Name == name && !method.IsStatic), arguments)
            ?? throw Missing($"{target.GetType().Name}.{name}"),
            target,
            arguments);

    /// <returns>Null: no public constructor takes these arguments.</returns>
    public static object? TryNew(Type type, params object?[] arguments) =>
        Overload(type.GetConstructors(), arguments) is { } constructor
            ? ((ConstructorInfo)constructor).Invoke(BindingFlags.DoNotWrapExceptions, null, Filled(constructor, arguments), null)
            : null;

    public static object New(Type type, params object?[] arguments) => TryNew(type, arguments) ?? throw Missing($"new {type.Name}");

    /// <summary>A property or a field of an object.</summary>
    public static object? Get(object target, string name) => Value(target.GetType(), target, name);

    /// <summary>A static property or field.</summary>
    public static object? GetStatic(Type type, string name) => Value(type, null, name);

    private static object? Value(Type type, object? target, string name) =>
        type.GetProperty(name, Public) is { } property ? property.GetValue(target, BindingFlags.DoNotWrapExceptions, null, null, null)
        : type.GetField(name, Public) is { } field ? field.GetValue(target)
        : throw Missing($"{type.Name}.{name}");

    private static MethodBase? Overload(IEnumerable<MethodBase> overloads, object?[] arguments) => overloads
        .Where(method => !method.ContainsGenericParameters && Takes(method.GetParameters(), arguments))
        .MinBy(method => method.GetParameters().Length);

    private static bool Takes(ParameterInfo[] parameters, object?[] arguments) =>
        parameters.Length >= arguments.Length
        && parameters[..arguments.Length].Zip(arguments).All(pair => Accepts(pair.First.ParameterType, pair.Second))
        && parameters[arguments.Length..].All(parameter => parameter.HasDefaultValue);

    // A whole number became a long in some releases.
    private static bool Accepts(Type type, object? argument) =>
        argument is null ? !type.IsValueType : type.IsInstanceOfType(argument) || (argument is int && type == typeof(long));

    private static object? Invoke(MethodBase method, object? target, object?[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, Filled(method, arguments), null);

    private static object?[] Filled(MethodBase method, object?[] arguments) =>
        [.. arguments, .. method.GetParameters()[arguments.Length..].Select(parameter => parameter.DefaultValue)];

    private static MissingMemberException Missing(string member) => new($"BenchmarkDotNet {Version} has no {member} that can be called as before.");

    private static Assembly? Load(string name)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            // Releases differ in the number of their assemblies.
            return null;
        }
    }
}
