using System.Globalization;
using System.Runtime.InteropServices;
using PerfGate.Core.Rules;
using PerfGate.LoadTrials;

// Compares services whose difference is known, and loads pools whose leak is known, again and again:
// PerfGate.LoadTrials FILE [TRIALS] [KIND…]. Every trial is a line of FILE; those that are there already are not run again.
// PerfGate.LoadTrials table FILE… prints what they hold.
if (args is ["table", .. var files])
{
    Console.Write(TrialTable.Of(files.SelectMany(File.ReadAllLines)));
    return;
}

var file = Path.GetFullPath(args[0]);
var trials = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
string[] kinds = args.Length > 2 ? args[2..] : ["slower-default", "unchanged-default", "shared-pool", "partitioned-pools"];
var done = File.Exists(file) ? File.ReadAllLines(file).Select(line => string.Join('\t', line.Split('\t').Take(2))).ToHashSet() : [];
using var ending = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
for (var trial = 1; trial <= trials; trial++)
{
    foreach (var kind in kinds)
    {
        var key = $"{kind}\t{trial}";
        if (done.Contains(key) || ending.IsCancellationRequested)
        {
            continue;
        }

        var result = kind.Split('-') is ["slower" or "unchanged", var profile]
            ? await ComparisonTrial.RunAsync(kind.StartsWith("slower", StringComparison.Ordinal), Enum.Parse<Profile>(profile, ignoreCase: true), (ulong)trial)
            : await IsolationTrial.RunAsync(kind, (ulong)trial);
        var line = $"{key}\t{result}";
        Console.WriteLine(line);
        await File.AppendAllTextAsync(file, line + '\n');
    }
}

// The trial that runs is finished: a half one would not count, and its services have to be ended.
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}
