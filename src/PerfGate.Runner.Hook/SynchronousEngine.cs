using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Toolchains.InProcess.Emit.Implementation;
using BenchmarkDotNet.Toolchains.Results;

namespace PerfGate.Runner.Hook;

/// <summary>
/// The engine of 0.13.12 to 0.15, which is called and returns: BenchmarkDotNet emits and runs the case in this process, with turns
/// in place of its stages.
/// </summary>
internal sealed class SynchronousEngine : IEngineGeneration
{
    public IReadOnlyList<string> Missing() => CompiledMembers.Missing();

    public void Run(HookChannel channel, NamedCase named)
    {
        var (id, listed) = (named.Id, (BenchmarkCase)named.Case);
        var benchmarkCase = WithTurns(listed, channel);
        var partition = new BuildPartition([new BenchmarkBuildInfo(benchmarkCase, benchmarkCase.Config, 0)], Resolver());
        var generated = new InProcessEmitGenerator().GenerateProject(partition, NullLogger.Instance, "");
        var built = new InProcessEmitBuilder().Build(generated, partition, NullLogger.Instance);
        if (!built.IsBuildSuccess)
        {
            throw new HookRefusalException($"BenchmarkDotNet could not emit '{id}': {EmitFailure(built)}");
        }

        var emitted = ((InProcessEmitArtifactsPath)built.ArtifactsPaths).GeneratedAssembly;
        var host = new SilentHost();

        // On the process's first thread, the one whose processor can be chosen on every system.
        var result = RunnableProgram.Run(new BenchmarkId(0, benchmarkCase), emitted, benchmarkCase, host);
        if (result != 0 && !channel.HasFailed)
        {
            throw new HookRefusalException($"BenchmarkDotNet could not run '{id}'{(host.LastError.Length > 0 ? ": " + host.LastError : ".")}");
        }
    }

    /// <summary>The first line of what BenchmarkDotNet says: a stack of its own follows it.</summary>
    private static string EmitFailure(BuildResult built)
    {
        const string Label = "Message: ";
        var lines = (built.GenerateException?.Message ?? built.ErrorMessage ?? "").Split('\n', StringSplitOptions.TrimEntries);
        var labelled = Array.Find(lines, line => line.StartsWith(Label, StringComparison.Ordinal));
        return labelled?[Label.Length..].TrimEnd(',') ?? lines[0];
    }

    private static BenchmarkCase WithTurns(BenchmarkCase benchmarkCase, HookChannel channel)
    {
        // Garbage is collected between turns by the engine below, once and only where there is any.
        var job = benchmarkCase.Job
            .WithEngineFactory(new TurnEngineFactory(channel, new ExactCounts(benchmarkCase)))
            .WithGcForce(false)
            .Freeze();
        return BenchmarkCase.Create(benchmarkCase.Descriptor, job, benchmarkCase.Parameters, benchmarkCase.Config);
    }

    private static CompositeResolver Resolver() =>
        new CompositeResolver(EnvironmentResolver.Instance, InfrastructureResolver.Instance);
}
