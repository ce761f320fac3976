namespace PerfGate.GitHub.Artifacts;

/// <summary>What <c>perfgate.yml</c> calls its uploads: <c>perfgate-measurements-KEY--SHARD</c>, where no key holds two hyphens in a row.</summary>
public static class ArtifactName
{
    private const string Prefix = "perfgate-measurements-";

    /// <summary>Whether it is a shard's of exactly this key: <c>default</c> is not the beginning of <c>default-arm</c>.</summary>
    /// <param name="name">As the server has it.</param>
    /// <param name="key">Of the gate.</param>
    public static bool IsOf(string name, string key)
    {
        var start = Prefix + key + "-";
        if (!name.StartsWith(start, StringComparison.Ordinal))
        {
            return false;
        }

        // Workflows of before have one hyphen here.
        var shard = name.AsSpan(start.Length);
        shard = shard.StartsWith("-") ? shard[1..] : shard;
        return !shard.IsEmpty && !shard.ContainsAnyExceptInRange('0', '9');
    }
}
