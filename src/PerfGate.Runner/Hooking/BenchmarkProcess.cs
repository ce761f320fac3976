using System.IO.Pipes;
using PerfGate.Core.Files;
using PerfGate.Runner.Hook;
using PerfGate.Runner.Processes;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Hooking;

/// <summary>A live process of a benchmark project with our hook in it, and the pipe to it.</summary>
/// <remarks>Calls block: one thread conducts a pair, because each wake-up of another thread would add noise.</remarks>
internal sealed class BenchmarkProcess : IDisposable
{
    /// <summary>How long handlers of the process's end may take.</summary>
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(10);

    private readonly ChildProcess process;
    private readonly HookConversation hook;
    private readonly HookRuntimeConfig runtimeConfig;

    /// <summary>Of this process alone, in its environment and in that of all that it starts.</summary>
    private readonly string name;

    private BenchmarkProcess(ChildProcess process, HookConversation hook, HookRuntimeConfig runtimeConfig, string name) =>
        (this.process, this.hook, this.runtimeConfig, this.name) = (process, hook, runtimeConfig, name);

    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>Starts the project's own program under the hook; it waits for <see cref="List"/> or <see cref="BeginSetup"/>.</summary>
    public static BenchmarkProcess Start(
        BuiltProject project, IReadOnlyDictionary<string, string?> environment, TimeSpan answerLimit, CancellationToken cancellation)
    {
        var name = PipeName();
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        ChildProcess? child = null;
        var runtimeConfig = HookRuntimeConfig.For(project);
        try
        {
            var variables = new Dictionary<string, string?>(environment)
            {
                [HookVariables.StartupHooks] = HookPath,
                [HookVariables.Pipe] = name,
                [LeftBehind.Variable] = name,
                [HookVariables.Assembly] = project.TargetPath,
            };
            if (project.RollsForward)
            {
                variables["DOTNET_ROLL_FORWARD"] = "Major";
            }

            child = ChildProcess.Start(DotnetHost.Path, ["exec", .. runtimeConfig.Arguments, project.TargetPath], project.TargetFolder, variables);
            HookConversation.Connect(pipe, child, cancellation);
            return new BenchmarkProcess(child, new HookConversation(child, pipe, answerLimit, cancellation), runtimeConfig, name);
        }
        catch
        {
            child?.Dispose();
            LeftBehind.End(name);
            pipe.Dispose();
            runtimeConfig.Dispose();
            throw;
        }
    }

    /// <summary>A socket's file on Unix, which a killed process leaves: it lies with our other temporary files.</summary>
    private static string PipeName()
    {
        // Of a path; what is longer gets a short one of the runtime's.
        const int Longest = 100;
        var path = ProcessFolder.NewPath("");
        return OperatingSystem.IsWindows() || path.Length > Longest ? $"perfgate-{Environment.ProcessId}-{Guid.NewGuid():N}" : path;
    }

    public Listing List()
    {
        hook.Say(HookMessage.List);
        return hook.Expect(HookMessage.Listing, ListingReader.Read);
    }

    public void BeginSetup(ListedBenchmark benchmark) => hook.Say(HookMessage.Run, writer => Name(writer, benchmark));

    /// <summary>BenchmarkDotNet's own short run, in this process.</summary>
    /// <param name="benchmark">As it was listed.</param>
    /// <param name="warmups">Iterations that are thrown away.</param>
    /// <param name="iterations">Iterations that count.</param>
    /// <param name="milliseconds">Of an iteration.</param>
    public LaunchFinding Launch(ListedBenchmark benchmark, int warmups, int iterations, int milliseconds)
    {
        hook.Say(HookMessage.Launch, writer =>
        {
            Name(writer, benchmark);
            writer.Write(warmups);
            writer.Write(iterations);
            writer.Write(milliseconds);

            // Ours: it goes also when that process is killed.
            writer.Write(ProcessFolder.NewPath("-launch"));
        });
        return hook.Expect(HookMessage.Launched, AnswerReader.Launch);
    }

    /// <summary>Waits for the benchmark's set-up and one first call of it.</summary>
    public LaunchFacts EndSetup()
    {
        return hook.Expect(HookMessage.Ready, reader => new LaunchFacts(reader.ReadInt64(), reader.ReadBoolean(), reader.ReadInt64(), reader.ReadInt32()));
    }

    /// <summary>A first rough time per invocation, ns.</summary>
    public double Probe()
    {
        hook.Say(HookMessage.Probe);
        return hook.Expect(HookMessage.Probed, reader => reader.ReadDouble());
    }

    public void BeginWarm(long invocations, bool unrolled) => hook.Say(HookMessage.Warm, writer =>
    {
        writer.Write(invocations);
        writer.Write(unrolled);
    });

    /// <summary>Waits for the warm-up to end: ns per invocation, whether compilation had settled, and how many processors were busy.</summary>
    public WarmFacts EndWarm()
    {
        return hook.Expect(HookMessage.Warmed, reader => new WarmFacts(reader.ReadDouble(), reader.ReadBoolean(), reader.ReadDouble()));
    }

    /// <returns>What the empty loop takes, ns per operation.</returns>
    public double Prepare(long invocations, bool unrolled, int processor, int collectEvery)
    {
        hook.Say(HookMessage.Prepare, writer =>
        {
            writer.Write(invocations);
            writer.Write(unrolled);
            writer.Write(processor);
            writer.Write(collectEvery);
        });
        return hook.Expect(HookMessage.Prepared, reader => reader.ReadDouble());
    }

    /// <summary>One iteration.</summary>
    public TurnTime Turn()
    {
        hook.Say(HookMessage.Turn);
        return hook.Expect(HookMessage.Turned, reader => new TurnTime(reader.ReadDouble(), reader.ReadDouble()));
    }

    /// <summary>Bytes per operation, to the nearest byte, and what else is counted.</summary>
    public AllocationFacts Allocate(int mostRounds, long invocations, bool unrolled)
    {
        hook.Say(HookMessage.Allocate, writer =>
        {
            writer.Write(mostRounds);
            writer.Write(invocations);
            writer.Write(unrolled);
        });
        return hook.Expect(HookMessage.Allocated, reader =>
        {
            var (bytes, operations) = (reader.ReadInt64(), reader.ReadInt64());
            return new AllocationFacts(Math.Round((double)bytes / operations), AnswerReader.Counts(reader));
        });
    }

    /// <summary>Instructions of one operation, by stepping through it.</summary>
    public InstructionFacts Count(long mostSteps)
    {
        hook.Say(HookMessage.Count, writer => writer.Write(mostSteps));
        return hook.Expect(HookMessage.Counted, AnswerReader.Instructions);
    }

    /// <summary>Lets the benchmark clean up and the process end by itself.</summary>
    /// <returns>How it ended where that was not well; null: with exit code 0.</returns>
    /// <exception cref="BenchmarkProcessException">The clean-up threw, or did not end in time.</exception>
    public UncleanExit? End()
    {
        hook.Say(HookMessage.End);
        hook.Expect(HookMessage.Ended);
        if (!process.WaitForExit(ExitLimit))
        {
            return UncleanExit.Endless(ExitLimit, process.LastWords);
        }

        var leftBehind = LeftBehind.End(name);
        if (process.ExitCode == 0)
        {
            return leftBehind.Count == 0 ? null : UncleanExit.WithOthers(leftBehind);
        }

        process.WaitForOutput(TimeSpan.FromSeconds(1));
        return UncleanExit.WithCode(process.ExitCode, process.LastWords);
    }

    public void Dispose()
    {
        hook.StopWatching();
        process.Dispose();
        LeftBehind.End(name);
        hook.Dispose();
        runtimeConfig.Dispose();
    }

    private static void Name(BinaryWriter writer, ListedBenchmark benchmark)
    {
        writer.Write(benchmark.Type);
        writer.Write(benchmark.Id);
        writer.Write(benchmark.Job);
        writer.Write(benchmark.Occurrence);
    }

    private static string HookPath { get; } = Path.Combine(AppContext.BaseDirectory, "hook", "PerfGate.Runner.Hook.dll");
}
