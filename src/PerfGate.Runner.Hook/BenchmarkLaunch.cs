using System.Reflection;
using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Toolchains.InProcess.Emit.Implementation;

namespace PerfGate.Runner.Hook;

/// <summary>Answers <see cref="HookMessage.Run"/>: BenchmarkDotNet emits and runs the case in this process, with turns in place of its stages.</summary>
internal static class BenchmarkLaunch
{
    public static void Run(HookChannel channel, Assembly assembly)
    {
        var typeName = channel.Reader.ReadString();
        var id = channel.Reader.ReadString();
        var job = channel.Reader.ReadString();
        var occurrence = channel.Reader.ReadInt32();
        var type = Type.GetType(typeName, throwOnError: true)!;
        var listed = BenchmarkCases.Of(type)
            .FirstOrDefault(named => named.Id == id && named.JobName == job && named.Occurrence == occurrence)
            ?? throw new InvalidOperationException(
                $"'{id}' was listed and is gone in this process: its parameters must be the same in every process.");

        var benchmarkCase = WithTurns(listed.Case, channel);
        var partition = new BuildPartition([new BenchmarkBuildInfo(benchmarkCase, benchmarkCase.Config, 0)], Resolver());
        var generated = new InProcessEmitGenerator().GenerateProject(partition, NullLogger.Instance, "");
        var built = new InProcessEmitBuilder().Build(generated, partition, NullLogger.Instance);
        if (!built.IsBuildSuccess)
        {
            throw built.GenerateException ?? new InvalidOperationException($"BenchmarkDotNet could not emit '{id}': {built.ErrorMessage}");
        }

        var emitted = ((InProcessEmitArtifactsPath)built.ArtifactsPaths).GeneratedAssembly;
        var host = new SilentHost();

        // On the process's first thread, the one whose processor can be chosen on every system.
        var result = RunnableProgram.Run(new BenchmarkId(0, benchmarkCase), emitted, benchmarkCase, host);
        if (result != 0 && !channel.HasFailed)
        {
            throw new InvalidOperationException(
                host.LastError.Length > 0 ? host.LastError : $"BenchmarkDotNet refused to run '{id}'.");
        }
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
