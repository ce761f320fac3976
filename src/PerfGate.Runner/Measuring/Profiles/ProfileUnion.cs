namespace PerfGate.Runner.Measuring.Profiles;

/// <summary>Makes of the recordings of both sides one profile, in the words of each: equal code is compiled alike.</summary>
/// <remarks>
/// Code of the same bytes has one key. Code that means the same by other bytes has a key of each side's, and both get what is known of
/// one. Code that was changed has what was recorded on its own side.
/// </remarks>
internal sealed class ProfileUnion
{
    private readonly RecordedProfile[] inBase;
    private readonly RecordedProfile[] inHead;

    /// <summary>Keys of the other side, by key.</summary>
    private readonly Dictionary<string, string> counterparts = new(StringComparer.Ordinal);

    /// <param name="ofBase">Recordings.</param>
    /// <param name="ofHead">As many.</param>
    /// <param name="methods">Of the projects.</param>
    public ProfileUnion(IReadOnlyList<RecordedProfile> ofBase, IReadOnlyList<RecordedProfile> ofHead, IReadOnlyList<CounterpartMethod> methods)
    {
        var toHead = new ProfileNames(methods.Select(one => (one.BaseType, one.BaseName, one.HeadType, one.HeadName)), ofHead);
        var toBase = new ProfileNames(methods.Select(one => (one.HeadType, one.HeadName, one.BaseType, one.BaseName)), ofBase);
        inBase = [.. Alternating(ofBase, ofHead.Select(toBase.In))];
        inHead = [.. Alternating(ofBase.Select(toHead.In), ofHead)];
        AddCounterparts(ofBase.Select(toHead.In), ofHead, EqualNames(methods));
    }

    /// <summary>One for each recording, which leads in it.</summary>
    public IEnumerable<(RecordedProfile Base, RecordedProfile Head)> Profiles =>
        Enumerable.Range(0, inBase.Length).Select(first => (Led(inBase, first), Led(inHead, first)));

    private static IEnumerable<RecordedProfile> Alternating(IEnumerable<RecordedProfile> ofBase, IEnumerable<RecordedProfile> ofHead) =>
        ofBase.Zip(ofHead).SelectMany(pair => new[] { pair.First, pair.Second });

    /// <summary>Head's names of methods that are the same, all overloads of a name.</summary>
    private static HashSet<string> EqualNames(IReadOnlyList<CounterpartMethod> methods) => methods
        .GroupBy(one => $"{one.HeadType}.{one.HeadName}", StringComparer.Ordinal)
        .Where(overloads => overloads.All(one => one.IsEqual))
        .Select(overloads => overloads.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Every method that any recording knows, as the leading one knows it, or the next after it.</summary>
    private RecordedProfile Led(RecordedProfile[] recordings, int first)
    {
        var methods = new List<ProfiledMethod>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in recordings[first..].Concat(recordings[..first]).SelectMany(recording => recording.Methods))
        {
            if (!seen.Add(method.Key))
            {
                continue;
            }

            methods.Add(method);
            if (counterparts.TryGetValue(method.Key, out var counterpart) && seen.Add(counterpart))
            {
                methods.Add(method with { Key = counterpart });
            }
        }

        return new RecordedProfile(methods);
    }

    private void AddCounterparts(IEnumerable<RecordedProfile> baseInHead, IEnumerable<RecordedProfile> ofHead, HashSet<string> equal)
    {
        var keysInHead = KeysByName(ofHead, equal);
        foreach (var (name, key) in KeysByName(baseInHead, equal))
        {
            if (keysInHead.TryGetValue(name, out var counterpart) && counterpart != key)
            {
                counterparts[key] = counterpart;
                counterparts[counterpart] = key;
            }
        }
    }

    /// <summary>A name that several methods share tells nothing, and is left out.</summary>
    private static Dictionary<(string Name, string Kind), string> KeysByName(IEnumerable<RecordedProfile> recordings, HashSet<string> equal) => recordings
        .SelectMany(recording => recording.Methods)
        .DistinctBy(method => method.Key)
        .Where(method => equal.Contains(method.Name))
        .GroupBy(method => (method.Name, method.Kind), method => method.Key)
        .Where(keys => keys.Count() == 1)
        .ToDictionary(keys => keys.Key, keys => keys.Single());
}
