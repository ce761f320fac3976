using System.CommandLine;
using System.Globalization;
using PerfGate.Lab.Bank;
using PerfGate.Lab.Scoring;
using PerfGate.Lab.Trials;
using PerfGate.Runner.Measuring;

var bankOption = new Option<DirectoryInfo>("--bank") { Description = "Folder in which runs accumulate.", Required = true };
var minutes = new Option<double>("--minutes") { Description = "Begin no new run after this long.", DefaultValueFactory = _ => 60 };
var effects = new Option<int[]>("--effects")
{
    Description = "Percent by which head does more work, taken in turn; 0 is the same commit built twice.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [0, 5, 0, 3],
};
var profile = new Option<string>("--profile") { Description = "Of the gate.", DefaultValueFactory = _ => "default" };
var sequentialEvery = new Option<int>("--sequential-every")
{
    Description = "After every so many runs of the gate, one sequential run of BenchmarkDotNet; 0: none.",
    DefaultValueFactory = _ => 4,
};

var library = new Option<string>("--benchmark-dot-net") { Description = "Version that the suite uses.", DefaultValueFactory = _ => SuiteLibrary.Own.Version };
var route = new Option<string>("--route") { Description = "Of the gate: auto, turns or launches.", DefaultValueFactory = _ => "auto" };
var profileData = new Option<string>("--profile-data") { Description = "Of the gate: live or recorded.", DefaultValueFactory = _ => "live" };
var filter = new Option<string>("--filter") { Description = "Benchmarks of the suite; all by default.", DefaultValueFactory = _ => "*" };

var run = new Command("run", "Measures the lab's suite through the real gate and banks each run; Ctrl-C loses the run that is under way only.")
{
    bankOption, minutes, effects, profile, sequentialEvery, library, route, profileData, filter,
};
run.SetAction(parsed =>
{
    var bank = new RunBank(parsed.GetValue(bankOption)!.FullName);
    var end = DateTime.UtcNow.AddMinutes(parsed.GetValue(minutes));
    var turns = parsed.GetValue(effects)!;
    var every = parsed.GetValue(sequentialEvery);
    for (var turn = 0; DateTime.UtcNow < end; turn++)
    {
        Say(GateRunner.Run(
            bank,
            turns[turn % turns.Length],
            parsed.GetValue(profile)!,
            new SuiteLibrary(parsed.GetValue(library)!),
            parsed.GetValue(route)!,
            parsed.GetValue(profileData)!,
            parsed.GetValue(filter)!));
        if (every > 0 && turn % every == every - 1 && DateTime.UtcNow < end)
        {
            Say(SequentialRunner.Run(bank, 0));
        }
    }

    static void Say(RunRecord record) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{record.Started:HH:mm:ss} {record.Kind} +{record.Effect} % {record.Profile}: {record.Seconds:0} s, load {record.LoadBefore} to {record.LoadAfter}"));
});

var effect = new Option<int>("--effect") { Description = "Percent by which head does more work.", DefaultValueFactory = _ => 5 };
var pairs = new Option<int>("--pairs") { Description = "Of every benchmark, whatever they show.", DefaultValueFactory = _ => 24 };
var truth = new Command("truth", "Measures how large an injected slowdown really is, by a long run of its own.") { bankOption, effect, pairs };
truth.SetAction(parsed =>
{
    var bank = new RunBank(parsed.GetValue(bankOption)!.FullName);
    var progress = new Progress<SuiteProgress>(now => Console.WriteLine($"pair {now.Pair}: {now.Benchmark}"));
    Console.WriteLine(TruthRunner.Run(bank, parsed.GetValue(effect), parsed.GetValue(pairs), progress));
});

var output = new Option<FileInfo>("--output") { Description = "The page to write; without it, standard output." };
var score = new Command("score", "Writes the page of evidence from all runs in the bank.") { bankOption, output };
score.SetAction(parsed =>
{
    var page = EvidencePage.Write(new RunBank(parsed.GetValue(bankOption)!.FullName));
    if (parsed.GetValue(output) is { } file)
    {
        File.WriteAllText(file.FullName, page);
    }
    else
    {
        Console.Write(page);
    }
});

var launches = new Command("launches", "Writes the table of all runs in the bank, by version of BenchmarkDotNet and by route.") { bankOption };
launches.SetAction(parsed => Console.Write(RouteTable.Write(new RunBank(parsed.GetValue(bankOption)!.FullName).Read())));

var variants = new Option<int[]>("--variants")
{
    Description = $"Numbers of the variants to try: {string.Join("; ", LaunchVariant.All.Select((one, number) => $"{number} {one.Name}"))}.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [.. Enumerable.Range(0, LaunchVariant.All.Count)],
};
var trial = new Command("variants", "Measures pairs of identical code under other launch settings, interleaved, and tells how far they spread.")
{
    bankOption, minutes, variants,
};
trial.SetAction(parsed =>
{
    var chosen = new VariantTrial(
        new RunBank(parsed.GetValue(bankOption)!.FullName),
        [.. parsed.GetValue(variants)!.Select(number => LaunchVariant.All[number])],
        Random.Shared.Next());
    chosen.Run(DateTime.UtcNow.AddMinutes(parsed.GetValue(minutes)), Console.WriteLine);
    Console.Write(chosen.Table());
});

return new RootCommand("The lab: what the gate finds, how often it is wrong, and what the rules of others make of the same samples.") { run, truth, score, launches, trial }
    .Parse(args)
    .Invoke();
