using BenchmarkDotNet.Running;
using Lab.Suite;

// The gate never runs this; the lab's sequential runs do.
BenchmarkSwitcher.FromAssembly(typeof(Suite).Assembly).Run(args);
