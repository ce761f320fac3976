namespace PerfGate.Core.Rules;

/// <summary>How much machine time a benchmark may cost.</summary>
public enum Profile
{
    Quick,
    Default,
    Deep,
}

/// <summary>What each profile stands for.</summary>
public static class ProfileSettings
{
    /// <summary>Pairs of launches after which a benchmark that is still open stays inconclusive.</summary>
    public static int MostPairs(this Profile profile) => profile switch
    {
        Profile.Quick => 16,
        Profile.Deep => 60,
        _ => 40,
    };

    /// <summary>How often a change may be looked for on the way there.</summary>
    public static int MostLooks(this Profile profile) => profile == Profile.Quick ? 2 : 4;

    /// <summary>The slowdown that the profile is sized to settle, as a fraction.</summary>
    public static double Detect(this Profile profile) => profile switch
    {
        Profile.Quick => 0.05,
        Profile.Deep => 0.02,
        _ => 0.03,
    };
}
