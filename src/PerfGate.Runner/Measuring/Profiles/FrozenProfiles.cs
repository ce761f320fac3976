using PerfGate.Core.Files;

namespace PerfGate.Runner.Measuring.Profiles;

/// <summary>Recorded profiles of one benchmark: both launches of a pair read the same one, so that equal code is compiled alike, and the pairs take them in turn.</summary>
/// <remarks>
/// A recording is itself a draw of chance. With one alone, each pair would repeat the same accident; so each side's recording leads as
/// often as the other's.
/// </remarks>
/// <param name="Files">Full paths of base's and of head's, one pair for each recording.</param>
internal sealed record FrozenProfiles(IReadOnlyList<(string Base, string Head)> Files)
{
    private const string PathVariable = "DOTNET_PGODataPath";

    /// <summary>Null where a launch wrote no profile: its runtime or its settings know none.</summary>
    /// <param name="ofBase">Paths that launches of base were to write; they are taken away.</param>
    /// <param name="ofHead">The same of head, as many.</param>
    /// <param name="methods">Of the projects, as both sides have them.</param>
    /// <exception cref="IOException">The temporary folder is full.</exception>
    public static FrozenProfiles? Of(IReadOnlyList<string> ofBase, IReadOnlyList<string> ofHead, IReadOnlyList<CounterpartMethod> methods)
    {
        var (before, after) = (Read(ofBase), Read(ofHead));
        if (before.Count < ofBase.Count || after.Count < ofHead.Count)
        {
            return null;
        }

        return new FrozenProfiles([.. new ProfileUnion(before, after, methods).Profiles.Select(profile => (Write(profile.Base), Write(profile.Head)))]);
    }

    public static string NewFile() => ProcessFolder.NewPath(".profile");

    /// <summary>Whether the user's own variables say what becomes of profiles.</summary>
    public static bool IsUsersOwn(IReadOnlyDictionary<string, string?> ofJob) =>
        ofJob.ContainsKey(PathVariable) || Environment.GetEnvironmentVariable(PathVariable) is not null;

    /// <summary>Variables by which a launch writes its profile when it ends.</summary>
    public static Dictionary<string, string?> Recording(string file) => new()
    {
        ["DOTNET_WritePGOData"] = "1",
        [PathVariable] = file,
    };

    /// <summary>Variables by which a launch compiles for a recorded profile, and makes none of its own.</summary>
    /// <param name="pair">Counts from 0.</param>
    /// <param name="isBase">Whose launch.</param>
    public Dictionary<string, string?> Replaying(int pair, bool isBase)
    {
        var (ofBase, ofHead) = Files[pair % Files.Count];
        return new Dictionary<string, string?>
        {
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_ReadPGOData"] = "1",
            [PathVariable] = isBase ? ofBase : ofHead,
        };
    }

    /// <summary>Whether both files still hold what was written: .NET 11.0.0 empties a file that it is to read, and compiles for no profile.</summary>
    /// <param name="pair">Counts from 0; its launches have started.</param>
    public bool AreWhole(int pair)
    {
        var (ofBase, ofHead) = Files[pair % Files.Count];
        return new FileInfo(ofBase) is { Exists: true, Length: > 0 } && new FileInfo(ofHead) is { Exists: true, Length: > 0 };
    }

    /// <summary>A large suite would fill the temporary folder: a benchmark has up to some megabytes.</summary>
    public void Delete()
    {
        foreach (var (ofBase, ofHead) in Files)
        {
            File.Delete(ofBase);
            File.Delete(ofHead);
        }
    }

    private static string Write(RecordedProfile profile)
    {
        var file = NewFile();
        File.WriteAllLines(file, profile.Lines());
        return file;
    }

    private static List<RecordedProfile> Read(IReadOnlyList<string> files)
    {
        var profiles = new List<RecordedProfile>();
        foreach (var file in files)
        {
            if (RecordedProfile.Read(file) is { } profile)
            {
                profiles.Add(profile);
            }

            File.Delete(file);
        }

        return profiles;
    }
}
