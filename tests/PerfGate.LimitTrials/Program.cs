using System.Globalization;
using System.Runtime.InteropServices;
using PerfGate.LimitTrials;
using PerfGate.Load.Limits.Judging;
using PerfGate.Load.Scenarios;

// Tells apart a service that sheds and one that does not, again and again: PerfGate.LimitTrials FILE [TRIALS] [KIND…]
// Every trial is a line of FILE; those that are there already are not run again. PerfGate.LimitTrials table FILE… prints what they hold.
if (args is ["table", .. var files])
{
    Console.Write(TrialTable.Of(files.SelectMany(File.ReadAllLines)));
    return;
}

var file = Path.GetFullPath(args[0]);
var trials = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
LimitKind[] kinds = args.Length > 2 ? [.. args.Skip(2).Select(name => LimitNames.Find(name)!.Value)] : [.. LimitNames.All];
var done = File.Exists(file) ? File.ReadAllLines(file).Select(line => string.Join('\t', line.Split('\t').Take(3))).ToHashSet() : [];
using var ending = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ending));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ending));
using var server = kinds.Contains(LimitKind.Database) && PostgresServer.FindPrograms() is not null ? PostgresServer.Start(connections: 40) : null;
for (var trial = 1; trial <= trials && !ending.IsCancellationRequested; trial++)
{
    foreach (var kind in kinds)
    {
        foreach (var character in (string[])["shedding", "greedy"])
        {
            var key = $"{LimitNames.Of(kind)}\t{character}\t{trial}";
            if (done.Contains(key) || ending.IsCancellationRequested)
            {
                continue;
            }

            var line = $"{key}\t{await Trial.RunAsync(kind, character, server?.ConnectionString)}";
            Console.WriteLine(line);
            await File.AppendAllTextAsync(file, line + '\n');
        }
    }
}

// The trial that runs is finished: a half one would not count, and its service has to be ended.
static void End(PosixSignalContext signal, CancellationTokenSource ending)
{
    signal.Cancel = true;
    ending.Cancel();
}
