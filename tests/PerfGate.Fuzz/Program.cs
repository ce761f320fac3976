using System.CommandLine;
using PerfGate.Fuzz;
using PerfGate.Fuzz.Guidance;
using PerfGate.Fuzz.Harnesses;
using PerfGate.Fuzz.Running;

// docs/fuzzing.md says how to use it.
var harnessOption = new Option<string>("--harness") { Description = "its name, or all", DefaultValueFactory = _ => "all" };
var outputOption = new Option<string>("--output") { Description = "for corpora, finds and counts", DefaultValueFactory = _ => "artifacts/fuzz" };
var seedOption = new Option<int>("--seed") { Description = "of the random numbers", DefaultValueFactory = _ => 1 };
var inputsOption = new Option<long>("--inputs") { Description = "of each harness, at most", DefaultValueFactory = _ => long.MaxValue };
var minutesOption = new Option<double>("--minutes") { Description = "of each harness, at most", DefaultValueFactory = _ => 1 };
var secondsOption = new Option<double>("--seconds") { Description = "of the worker, at most" };
var fileArgument = new Argument<string>("FILE") { Description = "a find, as a run kept it" };

var list = new Command("list", "The harnesses.");
list.SetAction(_ => Commands.List());

var run = new Command("run", "Gives readers inputs until the time is up; exit code 1 when there was a find.") { harnessOption, outputOption, seedOption, inputsOption, minutesOption };
run.SetAction(parsed => Commands.Run(
    parsed.GetValue(harnessOption)!,
    Path.GetFullPath(parsed.GetValue(outputOption)!),
    new FuzzPlan(parsed.GetValue(inputsOption), TimeSpan.FromMinutes(parsed.GetValue(minutesOption)), parsed.GetValue(seedOption))));

var worker = new Command("worker", "One harness, in a copy whose code counts its edges.") { harnessOption, outputOption, seedOption, inputsOption, secondsOption };
worker.Hidden = true;
worker.SetAction(parsed =>
{
    // First of all: prepared code counts into it.
    var edges = new EdgeMap();
    Worker.Run(
        HarnessCatalogue.Find(parsed.GetValue(harnessOption)!)!,
        new FuzzPlan(parsed.GetValue(inputsOption), TimeSpan.FromSeconds(parsed.GetValue(secondsOption)), parsed.GetValue(seedOption)),
        edges,
        new RunFolder(parsed.GetValue(outputOption)!, parsed.GetValue(harnessOption)!));
});

var replay = new Command("replay", "Reads one input again and says what came of it.") { fileArgument, harnessOption };
replay.SetAction(parsed => Commands.Replay(parsed.GetValue(fileArgument)!, parsed.GetValue(harnessOption)!));

return new RootCommand("Hostile inputs for every reader of PerfGate.") { list, run, worker, replay }.Parse(args).Invoke();
