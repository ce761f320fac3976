using System.Runtime.InteropServices;

namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>Something that a project says of how it is published or run, in its project file.</summary>
/// <param name="Project">Name of the project that has it.</param>
/// <param name="Words">What it is, in Markdown, for <c>docs/compatibility.md</c>.</param>
/// <param name="Properties">As XML.</param>
/// <param name="Holds">C# of a condition that its benchmark requires: the setting is there, or what it would break is not broken.</param>
internal sealed record SettingRow(string Project, string Words, string Properties, string Holds)
{
    private static readonly string Rid = $"<RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>";

    /// <summary>With publishing switches, System.Text.Json would refuse a type that no generator has seen.</summary>
    private const string Reflects = "System.Text.Json.JsonSerializer.Serialize(new { One = 1 }).Length == 9";
    private const string Emits = "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported";
    private const string IsInvariant = "AppContext.TryGetSwitch(\"System.Globalization.Invariant\", out var isInvariant) && isInvariant";
    private const string IsServer = "System.Runtime.GCSettings.IsServerGC";
    private const string HasOwnRuntime = "Path.GetDirectoryName(typeof(object).Assembly.Location) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)";
    private static readonly string IsOfRid = $"Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) == \"{RuntimeInformation.RuntimeIdentifier}\"";

    /// <summary>All but the second, which excludes others.</summary>
    public static SettingRow Together { get; } = new(
        "Together",
        "all but `PublishAot` in one project",
        "<PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained>"
        + $"<InvariantGlobalization>true</InvariantGlobalization><ServerGarbageCollection>true</ServerGarbageCollection>{Rid}",
        $"{Reflects} && {HasOwnRuntime} && {IsServer} && {IsInvariant}");

    public static IReadOnlyList<SettingRow> All { get; } =
    [
        new("Trimmed", "`PublishTrimmed`", "<PublishTrimmed>true</PublishTrimmed>", Reflects),
        new("Aot", "`PublishAot`", "<PublishAot>true</PublishAot>", $"{Reflects} && {Emits}"),
        new("Identified", "`RuntimeIdentifier`", Rid, IsOfRid),
        new("SingleFile", "`PublishSingleFile`", $"<PublishSingleFile>true</PublishSingleFile>{Rid}", IsOfRid),
        new("Contained", "`SelfContained`", $"<SelfContained>true</SelfContained>{Rid}", HasOwnRuntime),
        new("Invariant", "`InvariantGlobalization`", "<InvariantGlobalization>true</InvariantGlobalization>", IsInvariant),
        new("Server", "`ServerGarbageCollection`", "<ServerGarbageCollection>true</ServerGarbageCollection>", IsServer),
        Together,
    ];

    /// <summary>Its benchmark.</summary>
    public string Source => $$"""
        [GlobalSetup]
        public void Require()
        {
            if (!({{Holds}}))
            {
                throw new InvalidOperationException("not as the project says");
            }
        }

        [Benchmark] public byte[] Run() => new byte[40];
        """;
}
