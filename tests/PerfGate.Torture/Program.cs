using System.Globalization;
using System.Runtime.InteropServices;
using PerfGate.Torture.Subjects;
using PerfGate.Torture.Trials;

// Tortures the real tool, and says what did not hold.
if (args is not ["kill" or "full" or "twice" or "descriptors", ..] || args.Contains("--help"))
{
    Console.WriteLine("PerfGate.Torture kill|full|twice|descriptors [--command NAME,…] [--times N] [--seed S] [--at PLACE]");
    return args.Contains("--help") ? 0 : 2;
}

var regime = args[0];
var commands = Option("--command")?.Split(',') ?? Subject.Names;
var times = int.Parse(Option("--times") ?? "20", CultureInfo.InvariantCulture);
var seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
using var ending = new CancellationTokenSource();

// The trial that runs is finished, and what was counted until then is said.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    ending.Cancel();
});
List<Tally> tallies = [];
foreach (var command in commands)
{
    foreach (var place in regime == "full" ? PlacesOf(command) : [""])
    {
        using var subject = Subject.Of(command);
        var tally = regime switch
        {
            "kill" => KillTrial.Run(subject, times, seed, ending.Token),
            "full" => FullDiskTrial.Run(subject, place, times, ending.Token),
            "twice" => TwiceTrial.Run(subject, times, seed, ending.Token),
            _ => DescriptorTrial.Run(subject, times, step: Math.Max(1, 300 / times), ending.Token),
        };
        Console.WriteLine(tally);
        tallies.Add(tally);
    }
}

return tallies.Any(tally => tally.Faults.Count > 0) ? 1 : 0;

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

IEnumerable<string> PlacesOf(string command)
{
    using var subject = Subject.Of(command);
    return [.. subject.Disks.Keys.Where(place => Option("--at") is not { } only || place == only)];
}
