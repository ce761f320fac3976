using System.Globalization;

namespace PerfGate.Yaml.Tests;

/// <summary>One text per mistake, and the whole of what is said about it.</summary>
public sealed class MistakeTests
{
    private const string TopKeys = "version, projects, compare, rules, renames, waivers";
    private const string CompareKeys =
        "branch, gate, profile, detect, noise-floor, false-alarms, budget, inconclusive, weak-evidence, instructions, profile-data, impact, measure-all-every";

    private const string RuleKeys = "match, time, allocated, instructions, removed, inconclusive, or an imported metric's name with a mapping";
    private const string AllowedDetect = "a percentage above 0% and below 100%, such as '1%'";
    private const string AllowedFloor = "a percentage of at least 0% and below 100%, such as '1%'";
    private const string AllowedAlarms = "a percentage above 0% and at most 50%, such as '1%'";
    private const string AllowedTime = "a time in ns, us, µs, ms or s, such as '0.5ns'";
    private const string AllowedSize = "a size in B, KB, MB or GB (of 1024), such as '64B'";
    private const string AllowedNumber = "a number in the metric's unit, such as '5' or '5ms'";
    private const string AllowedOrAny = $"a percentage such as '2%', {AllowedNumber}, or 'any'";
    private const string AllowedBudget = "hours, minutes and seconds above zero and at most a week, such as '10m', '90s' or '1h30m'";
    private const string AllowedDate = "a date as year-month-day, such as '2027-01-31'";
    private const string AllowedIssue = "the issue, in quotes when it begins with '#', such as '\"#123\"'";
    private const string AllowedPattern = "a pattern over benchmark ids, such as '\"*.Startup*\"'";
    private const string AllowedMetric = "time, allocated, instructions, or the name of an imported metric";

    public static TheoryData<string, string[]> Cases => new()
    {
        // the top level
        { "version: 2", ["1,10 version: found '2'; allowed: 1"] },
        { "version: 1.0", ["1,10 version: found '1.0'; allowed: 1"] },
        { "version:", ["1,9 version: found nothing; allowed: 1"] },
        { "version: [1]", ["1,10 version: found a list; allowed: 1"] },
        { "wavers: []", [$"1,1 top level: found the unknown key 'wavers'; allowed: {TopKeys}; did you mean 'waivers'?"] },
        { "colour: red", [$"1,1 top level: found the unknown key 'colour'; allowed: {TopKeys}"] },
        { "version: 1\nversion: 1", ["2,1 top level: found the key 'version' again; allowed: once, and line 1 has it"] },
        { "- version: 1", [$"1,1 top level: found a list; allowed: a mapping with {TopKeys}"] },
        { "version", [$"1,1 top level: found 'version'; allowed: a mapping with {TopKeys}"] },
        { "version: 1\n---\nversion: 1", ["2,1 found a second YAML document; allowed: one, without a further '---'"] },
        { "projects: a.csproj", ["1,11 projects: found 'a.csproj'; allowed: a list"] },
        {
            "projects: [a.csproj, '', {b: c}, a.csproj]",
            [
                "1,22 projects[1]: found ''; allowed: the path of a project, each once",
                "1,26 projects[2]: found a mapping; allowed: the path of a project, each once",
                "1,34 projects[3]: found 'a.csproj' again; allowed: the path of a project, each once",
            ]
        },

        // compare
        { "compare: quick", [$"1,10 compare: found 'quick'; allowed: a mapping with {CompareKeys}"] },
        { "compare:\n  detct: 3%", [$"2,3 compare: found the unknown key 'detct'; allowed: {CompareKeys}; did you mean 'detect'?"] },
        {
            "compare: {noise_floor: 1%, falseAlarms: 1%}",
            [
                $"1,11 compare: found the unknown key 'noise_floor'; allowed: {CompareKeys}; did you mean 'noise-floor'?",
                $"1,28 compare: found the unknown key 'falseAlarms'; allowed: {CompareKeys}; did you mean 'false-alarms'?",
            ]
        },
        { "compare: {gate: enforced}", ["1,17 compare.gate: found 'enforced'; allowed: enforce, observe; did you mean 'enforce'?"] },
        { "compare: {gate: }", ["1,17 compare.gate: found nothing; allowed: enforce, observe"] },
        { "compare: {profile: fast}", ["1,20 compare.profile: found 'fast'; allowed: quick, default, deep"] },
        { "compare: {inconclusive: true}", ["1,25 compare.inconclusive: found 'true'; allowed: warn, fail"] },
        { "compare: {weak-evidence: warn}", ["1,26 compare.weak-evidence: found 'warn'; allowed: inconclusive, allow"] },
        { "compare: {profile-data: frozen}", ["1,25 compare.profile-data: found 'frozen'; allowed: live, recorded"] },
        { "rules: [{match: a, instrctions: {floor: 1}}]", ["1,20 rules[0].instrctions: found the unknown key 'instrctions'; allowed: match, time, allocated, instructions, removed, inconclusive, or an imported metric's name with a mapping; did you mean 'instructions'?"] },
        { "rules: [{match: a, instructions: 1%}]", ["1,34 rules[0].instructions: found '1%'; allowed: a mapping with max-increase, floor"] },
        { "compare: {instructions: on}", ["1,25 compare.instructions: found 'on'; allowed: count, off"] },
        { "compare: {impact: [off]}", ["1,19 compare.impact: found a list; allowed: wide, strict, off"] },
        { "compare: {branch: --upload-pack=x}", ["1,19 compare.branch: found '--upload-pack=x'; allowed: the name of a branch"] },
        { "compare: {branch: 'my branch'}", ["1,19 compare.branch: found 'my branch'; allowed: the name of a branch"] },
        { "compare: {detect: 3}", [$"1,19 compare.detect: found '3', which has no unit; allowed: {AllowedDetect}"] },
        { "compare: {detect: 3ns}", [$"1,19 compare.detect: found '3ns', whose unit 'ns' is not allowed; allowed: {AllowedDetect}"] },
        { "compare: {detect: -3%}", [$"1,19 compare.detect: found '-3%', which is negative; allowed: {AllowedDetect}"] },
        { "compare: {detect: 0%, noise-floor: 0%}", [$"1,19 compare.detect: found '0%'; allowed: {AllowedDetect}"] },
        { "compare: {detect: 100%}", [$"1,19 compare.detect: found '100%'; allowed: {AllowedDetect}"] },
        {
            "compare: {detect: '0,5%'}",
            [$"1,19 compare.detect: found '0,5%', which has a comma: the decimal point is '.', thousands are not separated; allowed: {AllowedDetect}"]
        },
        { "compare: {detect: 1.2.3%}", [$"1,19 compare.detect: found '1.2.3%', which has two decimal points; allowed: {AllowedDetect}"] },
        { "compare: {detect: little}", [$"1,19 compare.detect: found 'little', which does not begin with a number; allowed: {AllowedDetect}"] },
        { "compare: {detect: .%}", [$"1,19 compare.detect: found '.%', which does not begin with a number; allowed: {AllowedDetect}"] },
        { "compare: {noise-floor: 100%}", [$"1,24 compare.noise-floor: found '100%'; allowed: {AllowedFloor}"] },
        { "compare: {noise-floor: 3%}", ["1,24 compare.noise-floor: found '3%'; allowed: a percentage below detect (3%, the profile's)"] },
        { "compare: {detect: 4%, noise-floor: 4%}", ["1,36 compare.noise-floor: found '4%'; allowed: a percentage below detect (4%)"] },
        { "compare: {detect: 0.4%}", ["1,19 compare.detect: found '0.4%'; allowed: a percentage above noise-floor (0.5%, the default)"] },
        { "compare: {false-alarms: 0%}", [$"1,25 compare.false-alarms: found '0%'; allowed: {AllowedAlarms}"] },
        { "compare: {false-alarms: 51%}", [$"1,25 compare.false-alarms: found '51%'; allowed: {AllowedAlarms}"] },
        { "compare: {budget: 10}", [$"1,19 compare.budget: found '10', which has no unit; allowed: {AllowedBudget}"] },
        { "compare: {budget: 30m1h}", [$"1,19 compare.budget: found '30m1h'; allowed: {AllowedBudget}"] },
        { "compare: {budget: 0s}", [$"1,19 compare.budget: found '0s'; allowed: {AllowedBudget}"] },
        { "compare: {budget: 999999h}", [$"1,19 compare.budget: found '999999h'; allowed: {AllowedBudget}"] },
        { "compare: {measure-all-every: 0}", ["1,30 compare.measure-all-every: found '0'; allowed: a whole number from 1 to 10000"] },
        { "compare: {measure-all-every: 20 runs}", ["1,30 compare.measure-all-every: found '20 runs'; allowed: a whole number from 1 to 10000"] },

        // rules
        { "rules: {match: a}", ["1,8 rules: found a mapping; allowed: a list"] },
        { "rules: [a]", ["1,9 rules[0]: found 'a'; allowed: a mapping"] },
        { "rules:\n  - time: {floor: 1ns}", [$"2,5 rules[0].match: found nothing; allowed: {AllowedPattern}"] },
        { "rules: [{match: ''}]", [$"1,17 rules[0].match: found ''; allowed: {AllowedPattern}"] },
        {
            "rules: [{match: a, time: {max-increase: 2}}]",
            [$"1,41 rules[0].time.max-increase: found '2', which has no unit; allowed: a percentage such as '2%', or {AllowedTime}"]
        },
        {
            "rules: [{match: a, time: {max-increase: 2KB}}]",
            [$"1,41 rules[0].time.max-increase: found '2KB', whose unit 'KB' is not allowed; allowed: a percentage such as '2%', or {AllowedTime}"]
        },
        {
            "rules: [{match: a, allocated: {max-increase: 2ms}}]",
            [$"1,46 rules[0].allocated.max-increase: found '2ms', whose unit 'ms' is not allowed; allowed: a percentage such as '2%', or {AllowedSize}"]
        },
        {
            "rules: [{match: a, allocated: {floor: 2kb}}]",
            [$"1,39 rules[0].allocated.floor: found '2kb', whose unit 'kb' is not allowed; allowed: {AllowedSize}; did you mean 'KB'?"]
        },
        { "rules: [{match: a, time: {floor: 2%}}]", [$"1,34 rules[0].time.floor: found '2%', whose unit '%' is not allowed; allowed: {AllowedTime}"] },
        { "rules: [{match: a, time: {floor: -1ns}}]", [$"1,34 rules[0].time.floor: found '-1ns', which is negative; allowed: {AllowedTime}"] },
        {
            "rules: [{match: a, time: {floor: 99999999999999ns}}]",
            [$"1,34 rules[0].time.floor: found '99999999999999ns', which is too large; allowed: {AllowedTime}"]
        },
        { "rules: [{match: a, p99: {floor: 5k}}]", [$"1,33 rules[0].p99.floor: found '5k', whose unit 'k' is not allowed; allowed: {AllowedNumber}"] },
        { "rules: [{match: a, p99: {floor: 1e3}}]", [$"1,33 rules[0].p99.floor: found '1e3', whose unit 'e3' is not allowed; allowed: {AllowedNumber}"] },
        { "rules: [{match: a, time: 2%}]", ["1,26 rules[0].time: found '2%'; allowed: a mapping with max-increase, floor"] },
        { "rules: [{match: a, time: }]", ["1,26 rules[0].time: found nothing; allowed: a mapping with max-increase, floor"] },
        {
            "rules: [{match: a, time: {max: 2%}}]",
            ["1,27 rules[0].time: found the unknown key 'max'; allowed: max-increase, floor"]
        },
        { "rules: [{match: a, tiem: {floor: 1ns}}]", [$"1,20 rules[0].tiem: found the unknown key 'tiem'; allowed: {RuleKeys}; did you mean 'time'?"] },
        { "rules: [{match: a, Time: {floor: 1ns}}]", [$"1,20 rules[0].Time: found the unknown key 'Time'; allowed: {RuleKeys}; did you mean 'time'?"] },
        { "rules: [{match: a, removd: allow}]", [$"1,20 rules[0].removd: found the unknown key 'removd'; allowed: {RuleKeys}; did you mean 'removed'?"] },
        { "rules: [{match: a, p 99: 5%}]", [$"1,20 rules[0]['p 99']: found the unknown key 'p 99'; allowed: {RuleKeys}"] },
        { "rules: [{match: a, removed: yes}]", ["1,29 rules[0].removed: found 'yes'; allowed: allow, fail"] },
        { "rules: [{match: a, inconclusive: allow}]", ["1,34 rules[0].inconclusive: found 'allow'; allowed: warn, fail"] },
        {
            "rules:\n  - match: a\n    time: { floor: 1ns }\n    time: { floor: 2ns }",
            ["4,5 rules[0]: found the key 'time' again; allowed: once, and line 3 has it"]
        },

        // renames
        { "renames: [a, b]", ["1,10 renames: found a list; allowed: a mapping"] },
        {
            "renames: { A.B: C.D, E: C.D, F: F, G: , H: [I], A.B: J }",
            [
                "1,25 renames.E: found 'C.D', which 'A.B' is renamed to already; allowed: the benchmark's new id",
                "1,33 renames.F: found 'F', which is the old id; allowed: the benchmark's new id",
                "1,39 renames.G: found nothing; allowed: the benchmark's new id",
                "1,44 renames.H: found a list; allowed: the benchmark's new id",
                "1,49 renames: found the key 'A.B' again; allowed: once, and line 1 has it",
            ]
        },
        { "renames: { A.B: '' }", ["1,17 renames['A.B']: found ''; allowed: the benchmark's new id"] },

        // waivers
        {
            "waivers:\n  - {}",
            [
                $"2,5 waivers[0].match: found nothing; allowed: {AllowedPattern}",
                $"2,5 waivers[0].metric: found nothing; allowed: {AllowedMetric}",
                $"2,5 waivers[0].allow: found nothing; allowed: {AllowedOrAny}",
                $"2,5 waivers[0].until: found nothing; allowed: {AllowedDate}",
                $"2,5 waivers[0].issue: found nothing; allowed: {AllowedIssue}",
                "2,5 waivers[0].reason: found nothing; allowed: why the growth is accepted",
            ]
        },
        {
            """
            waivers:
              - match: a
                metric: times
                allow: 12
                until: 2027-02-30
                issue: #123
                reason:
                expires: never
            """,
            [
                $"3,13 waivers[0].metric: found 'times'; allowed: {AllowedMetric}; did you mean 'time'?",
                $"5,12 waivers[0].until: found '2027-02-30'; allowed: {AllowedDate}",
                $"6,11 waivers[0].issue: found nothing; allowed: {AllowedIssue}",
                "7,12 waivers[0].reason: found nothing; allowed: why the growth is accepted",
                "8,5 waivers[0]: found the unknown key 'expires'; allowed: match, metric, allow, until, issue, reason",
            ]
        },
        {
            "waivers: [{match: a, metric: time, allow: 1KB, until: 31.01.2027, issue: x, reason: y}]",
            [
                $"1,43 waivers[0].allow: found '1KB', whose unit 'KB' is not allowed; allowed: a percentage such as '2%', or {AllowedTime}",
                $"1,55 waivers[0].until: found '31.01.2027'; allowed: {AllowedDate}",
            ]
        },
        {
            "waivers: [{match: a, metric: time, allow: any, until: 2027-01-31, issue: x, reason: y}]",
            [$"1,43 waivers[0].allow: found 'any', which does not begin with a number; allowed: a percentage such as '2%', or {AllowedTime}"]
        },
        {
            "waivers: [{match: a, metric: allocated, allow: any, until: 2027-01-31, issue: x, reason: y}]",
            [$"1,48 waivers[0].allow: found 'any', which does not begin with a number; allowed: a percentage such as '2%', or {AllowedSize}"]
        },
        {
            "waivers: [{match: a, metric: p99, allow: all, until: 2027-01-31, issue: x, reason: y}]",
            [$"1,42 waivers[0].allow: found 'all', which does not begin with a number; allowed: {AllowedOrAny}"]
        },
        {
            "waivers: [{match: a, metric: p99, allow: Any, until: 2027-01-31, issue: x, reason: y}]",
            [$"1,42 waivers[0].allow: found 'Any', which does not begin with a number; allowed: {AllowedOrAny}"]
        },
        {
            "waivers: [{match: a, metric: p99, allow: [any], until: 2027-01-31, issue: x, reason: y}]",
            [$"1,42 waivers[0].allow: found a list; allowed: {AllowedOrAny}"]
        },
        {
            "waivers: [{match: a, metric: p99, allow: 5k, until: 2027-01-31, issue: x, reason: y}]",
            [$"1,42 waivers[0].allow: found '5k', whose unit 'k' is not allowed; allowed: {AllowedOrAny}"]
        },
        {
            // Only a waiver accepts what has no size: a rule has a limit.
            "rules: [{match: a, p99: {max-increase: any}}]",
            [$"1,40 rules[0].p99.max-increase: found 'any', which does not begin with a number; allowed: a percentage such as '2%', or {AllowedNumber}"]
        },

        // YAML itself
        { "compare:\n  gate: \"enforce", ["2,9 not readable as YAML: While scanning a quoted scalar, found unexpected end of stream"] },
        { "compare:\n  gate: enforce\n impact: off", ["3,2 not readable as YAML: While parsing a block mapping, did not find expected key"] },
        { "compare: {branch: @me}", ["1,19 not readable as YAML: text that begins with '@' must be in quotes"] },
        { "rules:\n  - match: *", ["2,12 not readable as YAML: text that begins with '*' must be in quotes"] },
        {
            "rules:\n  - match: *.Startup*\n    removed: yes",
            [
                "2,12 found the alias '*.Startup*'; aliases are not supported, and text that begins with '*' must be in quotes",
                "3,14 rules[0].removed: found 'yes'; allowed: allow, fail",
            ]
        },
        {
            "rules:\n  - &a {match: a}\n  - <<: *a\n    match: b",
            [
                "3,5 found the merge key '<<'; merge keys are not supported, write the fields out",
                "3,9 found the alias '*a'; aliases are not supported, and text that begins with '*' must be in quotes",
            ]
        },
        { "version: !!int 1", ["1,10 found the tag 'tag:yaml.org,2002:int'; tags are not supported, write the value alone"] },
        { "renames: {? [a] : b, ? {c: d} : e}", ["1,13 found a list as a key; allowed: text", "1,24 found a mapping as a key; allowed: text"] },
        {
            "compare:\n\tgate: enforce\n  \timpact: off\n\n# no fault: \ta tab elsewhere",
            ["2,1 found a tab in the indentation; allowed: spaces", "3,3 found a tab in the indentation; allowed: spaces"]
        },
        {
            "version: 1\0\u0007\nprojects: [\uFEFF]\n",
            [
                "1,11 found the character U+0000; allowed: printable characters, as UTF-8",
                "2,12 found the character U+FEFF; allowed: printable characters, as UTF-8",
            ]
        },

        // what is found is shown on one line and not at full length
        { $"compare: {{gate: {new string('x', 99)}}}", [$"1,17 compare.gate: found '{new string('x', 60)}…'; allowed: enforce, observe"] },
        { "compare: {gate: \"a\\nb\\e[31m\"}", ["1,17 compare.gate: found 'a b [31m'; allowed: enforce, observe"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_names_the_place_what_was_found_and_what_is_allowed(string text, string[] expected) =>
        Assert.Equal(expected, Rejected.Mistakes(text));

    [Fact]
    public void All_mistakes_of_a_file_are_listed_in_one_run_in_file_order()
    {
        const string Text = """
            version: 3
            compare:
              gate: on
              budget: 10
              false-alarms: 0.6
            rules:
              - match: "*"
                time: { max-increase: 2, flor: 1ns }
              - time: { floor: 1B }
            waivers:
              - match: a
                metric: time
                allow: 5%
                until: soon
                issue: "#1"
                reason: r
            extra: 1
            """;

        Assert.Equal(
            [
                "1,10 version: found '3'; allowed: 1",
                "3,9 compare.gate: found 'on'; allowed: enforce, observe",
                $"4,11 compare.budget: found '10', which has no unit; allowed: {AllowedBudget}",
                $"5,17 compare.false-alarms: found '0.6', which has no unit; allowed: {AllowedAlarms}",
                $"8,27 rules[0].time.max-increase: found '2', which has no unit; allowed: a percentage such as '2%', or {AllowedTime}",
                "8,30 rules[0].time: found the unknown key 'flor'; allowed: max-increase, floor; did you mean 'floor'?",
                $"9,5 rules[1].match: found nothing; allowed: {AllowedPattern}",
                $"9,20 rules[1].time.floor: found '1B', whose unit 'B' is not allowed; allowed: {AllowedTime}",
                $"14,12 waivers[0].until: found 'soon'; allowed: {AllowedDate}",
                $"17,1 top level: found the unknown key 'extra'; allowed: {TopKeys}",
            ],
            Rejected.Mistakes(Text));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Messages_and_places_do_not_depend_on_the_culture_or_the_line_ends(string culture)
    {
        const string Text = "compare:\r\n  detect: 0.4%\r\n  measure-all-every: 0\r\n  IMPACT: off\r\n";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(
                [
                    "2,11 compare.detect: found '0.4%'; allowed: a percentage above noise-floor (0.5%, the default)",
                    "3,22 compare.measure-all-every: found '0'; allowed: a whole number from 1 to 10000",
                    $"4,3 compare: found the unknown key 'IMPACT'; allowed: {CompareKeys}; did you mean 'impact'?",
                ],
                Rejected.Mistakes(Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
