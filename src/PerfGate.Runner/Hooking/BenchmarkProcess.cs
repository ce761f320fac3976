using System.IO.Pipes;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hook;
using PerfGate.Runner.Processes;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Hooking;

/// <summary>A live process of a benchmark project with our hook in it, and the pipe to it.</summary>
/// <remarks>Calls block: a pair is conducted by one thread, and a wake-up less is noise less. A timer or a cancellation ends the process, which ends the call.</remarks>
internal sealed class BenchmarkProcess : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess process;
    private readonly NamedPipeServerStream pipe;
    private readonly BinaryReader reader;
    private readonly BinaryWriter writer;
    private readonly TimeSpan answerLimit;
    private readonly Timer watchdog;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenRegistration onCancel;
    private volatile bool timedOut;

    private BenchmarkProcess(ChildProcess process, NamedPipeServerStream pipe, TimeSpan answerLimit, CancellationToken cancellation)
    {
        this.process = process;
        this.pipe = pipe;
        this.answerLimit = answerLimit;
        this.cancellation = cancellation;
        reader = new BinaryReader(pipe);
        writer = new BinaryWriter(new BufferedStream(pipe, 4096));
        watchdog = new Timer(_ =>
        {
            timedOut = true;
            process.Kill();
        });
        onCancel = cancellation.Register(process.Kill);
    }

    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>Starts the project's own program under the hook; it waits for <see cref="List"/> or <see cref="BeginSetup"/>.</summary>
    public static BenchmarkProcess Start(
        BuiltProject project, IReadOnlyDictionary<string, string?> environment, TimeSpan answerLimit, CancellationToken cancellation)
    {
        var name = $"perfgate-{Environment.ProcessId}-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        ChildProcess? child = null;
        try
        {
            var variables = new Dictionary<string, string?>(environment)
            {
                [HookVariables.StartupHooks] = HookPath,
                [HookVariables.Pipe] = name,
                [HookVariables.Assembly] = project.TargetPath,
            };
            child = ChildProcess.Start(DotnetHost.Path, ["exec", project.TargetPath], project.TargetFolder, variables);
            Connect(pipe, child, cancellation);
            return new BenchmarkProcess(child, pipe, answerLimit, cancellation);
        }
        catch
        {
            child?.Dispose();
            pipe.Dispose();
            throw;
        }
    }

    public Listing List()
    {
        Say(HookMessage.List);
        Expect(HookMessage.Listing);
        return Answer(() => new Listing(
            reader.ReadString(), reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean(), ReadBenchmarks()));
    }

    public void BeginSetup(ListedBenchmark benchmark) => Say(HookMessage.Run, () =>
    {
        writer.Write(benchmark.Type);
        writer.Write(benchmark.Id);
        writer.Write(benchmark.Job);
        writer.Write(benchmark.Occurrence);
    });

    /// <summary>Waits for the benchmark's set-up and one first call of it.</summary>
    public LaunchFacts EndSetup()
    {
        Expect(HookMessage.Ready);
        return Answer(() => new LaunchFacts(reader.ReadInt64(), reader.ReadBoolean(), reader.ReadInt64(), reader.ReadInt32()));
    }

    /// <summary>A first rough time per invocation, ns.</summary>
    public double Probe()
    {
        Say(HookMessage.Probe);
        Expect(HookMessage.Probed);
        return Answer(reader.ReadDouble);
    }

    public void BeginWarm(long invocations, bool unrolled) => Say(HookMessage.Warm, () =>
    {
        writer.Write(invocations);
        writer.Write(unrolled);
    });

    /// <summary>Waits for the warm-up to end: ns per invocation, whether compilation had settled, and how many processors were busy.</summary>
    public WarmFacts EndWarm()
    {
        Expect(HookMessage.Warmed);
        return Answer(() => new WarmFacts(reader.ReadDouble(), reader.ReadBoolean(), reader.ReadDouble()));
    }

    /// <returns>What the empty loop takes, ns per operation.</returns>
    public double Prepare(long invocations, bool unrolled, int processor, int collectEvery)
    {
        Say(HookMessage.Prepare, () =>
        {
            writer.Write(invocations);
            writer.Write(unrolled);
            writer.Write(processor);
            writer.Write(collectEvery);
        });
        Expect(HookMessage.Prepared);
        return Answer(reader.ReadDouble);
    }

    /// <summary>One iteration.</summary>
    public TurnTime Turn()
    {
        Say(HookMessage.Turn);
        Expect(HookMessage.Turned);
        return Answer(() => new TurnTime(reader.ReadDouble(), reader.ReadDouble()));
    }

    /// <summary>Bytes per operation, to the nearest byte, and what else is counted.</summary>
    public AllocationFacts Allocate(int mostRounds, long invocations, bool unrolled)
    {
        Say(HookMessage.Allocate, () =>
        {
            writer.Write(mostRounds);
            writer.Write(invocations);
            writer.Write(unrolled);
        });
        Expect(HookMessage.Allocated);
        return Answer(() =>
        {
            var (bytes, operations) = (reader.ReadInt64(), reader.ReadInt64());
            var counts = new ExactCount[reader.ReadInt32()];
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = new ExactCount(reader.ReadString(), reader.ReadString(), reader.ReadDouble());
            }

            return new AllocationFacts(Math.Round((double)bytes / operations), counts);
        });
    }

    /// <summary>Lets the benchmark clean up and the process end by itself.</summary>
    public void End()
    {
        Say(HookMessage.End);
        Expect(HookMessage.Ended);
        process.WaitForExit(TimeSpan.FromSeconds(2));
    }

    public void Dispose()
    {
        onCancel.Dispose();
        watchdog.Dispose();
        process.Dispose();
        pipe.Dispose();
    }

    private static string HookPath { get; } = Path.Combine(AppContext.BaseDirectory, "hook", "PerfGate.Runner.Hook.dll");

    private static void Connect(NamedPipeServerStream pipe, ChildProcess child, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ConnectLimit);
        var connected = pipe.WaitForConnectionAsync(limit.Token);
        var ended = child.WaitAsync(limit.Token);
        try
        {
            Task.WhenAny(connected, ended).GetAwaiter().GetResult().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BenchmarkProcessException(
                FailureReason.Timeout, $"The benchmark process did not start within {ConnectLimit.TotalSeconds:0} s.");
        }

        if (!connected.IsCompletedSuccessfully)
        {
            throw new BenchmarkProcessException(FailureReason.Threw, Ended(child));
        }
    }

    private static string Ended(ChildProcess child) =>
        $"The benchmark process ended with exit code {child.ExitCode}. {LastWords(child)}";

    private static string LastWords(ChildProcess child)
    {
        var words = child.LastWords;
        return words.Length == 0 ? "It printed nothing." : $"Its last words: {words}";
    }

    private void Say(HookMessage message, Action? fields = null)
    {
        try
        {
            writer.Write((byte)message);
            fields?.Invoke();
            writer.Flush();
        }
        catch (IOException)
        {
            throw Gone();
        }
    }

    private void Expect(HookMessage expected)
    {
        watchdog.Change(answerLimit, Timeout.InfiniteTimeSpan);
        var got = Answer(() => (HookMessage)reader.ReadByte());
        watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (got == HookMessage.Failed)
        {
            var (kind, message, stack) = Answer(() => (reader.ReadString(), reader.ReadString(), reader.ReadString()));
            var place = stack.Split('\n')[0].Trim();
            throw new BenchmarkProcessException(FailureReason.Threw, $"{kind}: {message}{(place.Length > 0 ? $" ({place})" : "")}");
        }

        if (got != expected)
        {
            throw new InvalidDataException($"The hook answered {got} where {expected} was due.");
        }
    }

    private T Answer<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            throw Gone();
        }
    }

    private Exception Gone()
    {
        if (cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellation);
        }

        if (timedOut)
        {
            return new BenchmarkProcessException(
                FailureReason.Timeout,
                $"No answer within {answerLimit.TotalSeconds:0} s; the process was ended. {LastWords(process)}");
        }

        process.WaitForExit(TimeSpan.FromSeconds(2));
        return new BenchmarkProcessException(
            FailureReason.Threw, process.HasExited ? Ended(process) : "The benchmark process closed its pipe.");
    }

    private List<ListedBenchmark> ReadBenchmarks()
    {
        var benchmarks = new List<ListedBenchmark>();
        while (reader.ReadBoolean())
        {
            benchmarks.Add(new ListedBenchmark
            {
                Type = reader.ReadString(),
                Method = reader.ReadString(),
                Id = reader.ReadString(),
                Job = reader.ReadString(),
                Occurrence = reader.ReadInt32(),
                SourceFile = reader.ReadString(),
                SourceLine = reader.ReadInt32(),
                JobRuntime = reader.ReadString(),
                Environment = ReadEnvironment(),
                Broken = reader.ReadString(),
            });
        }

        return benchmarks;
    }

    private Dictionary<string, string?> ReadEnvironment()
    {
        var environment = new Dictionary<string, string?>();
        AddSwitch("DOTNET_gcServer", reader.ReadSByte());
        AddSwitch("DOTNET_gcConcurrent", reader.ReadSByte());
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            environment[reader.ReadString()] = reader.ReadString();
        }

        return environment;

        void AddSwitch(string name, sbyte value)
        {
            if (value >= 0)
            {
                environment[name] = value == 0 ? "0" : "1";
            }
        }
    }
}
