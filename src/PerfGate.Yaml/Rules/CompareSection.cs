using System.Globalization;
using PerfGate.Core.Rules;
using PerfGate.Yaml.Fields;

namespace PerfGate.Yaml.Rules;

/// <summary>Reads <c>compare</c>.</summary>
internal sealed class CompareSection(FieldReader read)
{
    private const int RarestFullRun = 10_000;
    private const string AllowedBranch = "the name of a branch";

    private static readonly CompareRules Defaults = new();

    public CompareRules Read(Field? section)
    {
        if (read.Map(section, RuleKeys.Compare, orNothing: true) is not { } map)
        {
            return Defaults;
        }

        var profile = read.Choice(map["profile"], Choices.Profile);
        var detect = read.Percentage(map["detect"], PercentRange.Detect);
        var noiseFloor = read.Percentage(map["noise-floor"], PercentRange.NoiseFloor);
        var rules = new CompareRules
        {
            Branch = Branch(map["branch"]),
            Enforce = read.Choice(map["gate"], Choices.Gate) ?? Defaults.Enforce,
            Profile = profile ?? Defaults.Profile,
            Detect = detect,
            NoiseFloor = noiseFloor ?? Defaults.NoiseFloor,
            FalseAlarms = read.Percentage(map["false-alarms"], PercentRange.FalseAlarms) ?? Defaults.FalseAlarms,
            Budget = read.TimeSpan(map["budget"]) ?? Defaults.Budget,
            FailOnInconclusive = read.Choice(map["inconclusive"], Choices.Inconclusive) ?? Defaults.FailOnInconclusive,
            AllowWeakEvidence = read.Choice(map["weak-evidence"], Choices.WeakEvidence) ?? Defaults.AllowWeakEvidence,
            CountInstructions = read.Choice(map["instructions"], Choices.Instructions) ?? Defaults.CountInstructions,
            RecordProfiles = read.Choice(map["profile-data"], Choices.ProfileData) ?? Defaults.RecordProfiles,
            Impact = read.Choice(map["impact"], Choices.Impact) ?? Defaults.Impact,
            MeasureAllEvery = read.WholeNumber(map["measure-all-every"], 1, RarestFullRun),
        };
        var readable = (map["profile"] is null || profile is not null)
            && (map["detect"] is null || detect is not null)
            && (map["noise-floor"] is null || noiseFloor is not null);
        if (readable)
        {
            RequireRoomAboveNoise(map, rules);
        }

        return rules;
    }

    private static string Percent(double fraction) => (fraction * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";

    /// <summary>Git would refuse other names later, or take one that begins with a dash for an option.</summary>
    private static bool IsBranchName(string text) =>
        !text.StartsWith('-')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || "~^:?*[\\".Contains(c));

    private string? Branch(Field? field)
    {
        var branch = read.Text(field, AllowedBranch);
        if (branch is null || IsBranchName(branch))
        {
            return branch;
        }

        read.Refuse(field!.Value, AllowedBranch);
        return null;
    }

    /// <summary>A slowdown between the noise floor and <c>detect</c> must be possible, or nothing could ever be settled.</summary>
    private void RequireRoomAboveNoise(FieldMap map, CompareRules rules)
    {
        var detect = rules.Detect ?? rules.Profile.Detect();
        if (rules.NoiseFloor < detect)
        {
            return;
        }

        if (map["noise-floor"] is { } floor)
        {
            var origin = rules.Detect is null ? ", the profile's" : "";
            read.Refuse(floor, $"a percentage below detect ({Percent(detect)}{origin})");
        }
        else
        {
            read.Refuse(map["detect"]!.Value, $"a percentage above noise-floor ({Percent(rules.NoiseFloor)}, the default)");
        }
    }
}
