using PerfGate.LoadBenchmarks;

// What the generator costs and how true its figures are, beside wrk and hey, in one run:
//   dotnet run -c Release --project tests/PerfGate.LoadBenchmarks -- [--rounds 5] [--seconds 3] [--only cpu,pacing,stall,merge]
if (args is ["child", .. var rest])
{
    return await ChildRun.RunAsync(rest);
}

var options = BenchmarkOptions.Parse(args);
Console.WriteLine($"{Environment.ProcessorCount} processors; service on {options.ServiceCore}, generators on {options.GeneratorCore}; medians of {options.Rounds} rounds, {options.Seconds} s each");
foreach (var (name, run) in ((string, Func<BenchmarkOptions, Task>)[])
    [("merge", MergeTiming.RunAsync), ("cpu", CpuComparison.RunAsync), ("pacing", PacingLag.RunAsync), ("stall", StallComparison.RunAsync)])
{
    if (options.Only.Count == 0 || options.Only.Contains(name))
    {
        Console.WriteLine();
        await run(options);
    }
}

return 0;
