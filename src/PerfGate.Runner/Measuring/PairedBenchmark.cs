using PerfGate.Core.Measurements;
using PerfGate.Runner.Hooking;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>A benchmark that both sides have and nothing is known to be wrong with.</summary>
/// <param name="Identity">As the report names it.</param>
/// <param name="BaseProject">Where base has it.</param>
/// <param name="Base">As base lists it.</param>
/// <param name="HeadProject">Where head has it.</param>
/// <param name="Head">As head lists it.</param>
public sealed record PairedBenchmark(
    BenchmarkIdentity Identity, BuiltProject BaseProject, ListedBenchmark Base, BuiltProject HeadProject, ListedBenchmark Head);
