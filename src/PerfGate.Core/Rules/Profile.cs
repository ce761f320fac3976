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
    /// <summary>Pairs of launches planned per benchmark.</summary>
    public static int Pairs(this Profile profile) => profile switch
    {
        Profile.Quick => 12,
        Profile.Deep => 32,
        _ => 16,
    };

    /// <summary>The slowdown that the profile is sized to settle, as a fraction.</summary>
    public static double Detect(this Profile profile) => profile switch
    {
        Profile.Quick => 0.05,
        Profile.Deep => 0.02,
        _ => 0.03,
    };
}
