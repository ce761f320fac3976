namespace PerfGate.Lab.Trials;

/// <summary>A way to start the two processes of a pair.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Variables">What one launch gets beside the gate's own settings; asked anew for each launch.</param>
internal sealed record LaunchVariant(string Name, Func<Random, IReadOnlyDictionary<string, string?>> Variables)
{
    private const int MostPadding = 4096;

    public static IReadOnlyList<LaunchVariant> All { get; } =
    [
        With("as the gate does"),
        With("no profile-guided optimisation", ("DOTNET_TieredPGO", "0")),
        With("no concurrent collector", ("DOTNET_gcConcurrent", "0")),
        With("promotion after 120 calls instead of 30", ("DOTNET_TC_CallCountThreshold", "0x78")),
        With("no profile of precompiled code", ("DOTNET_TieredPGO_InstrumentOnlyHotCode", "0")),
        With("profile counted exactly", ("DOTNET_TieredPGO_ScalableCountThreshold", "0x1E")),
        With("profile counted exactly, over 120 calls", ("DOTNET_TieredPGO_ScalableCountThreshold", "0x1E"), ("DOTNET_TC_CallCountThreshold", "0x78")),
        With("framework compiled anew instead of precompiled", ("DOTNET_ReadyToRun", "0")),
        new("environment padded at random, each launch anew", random => new Dictionary<string, string?>
        {
            ["PERFGATE_PADDING"] = new string('x', random.Next(MostPadding)),
        }),
    ];

    private static LaunchVariant With(string name, params (string Name, string Value)[] variables)
    {
        var set = variables.ToDictionary(variable => variable.Name, variable => (string?)variable.Value);
        return new LaunchVariant(name, _ => set);
    }
}
