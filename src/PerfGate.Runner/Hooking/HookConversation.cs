using System.IO.Pipes;
using PerfGate.Core.Measurements;
using PerfGate.Runner.Hook;
using PerfGate.Runner.Processes;

namespace PerfGate.Runner.Hooking;

/// <summary>
/// Questions to the hook in a benchmark process and its answers, over a pipe. A time-out or a cancellation ends the process, which ends the
/// call that waits.
/// </summary>
internal sealed class HookConversation : IDisposable
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

    public HookConversation(ChildProcess process, NamedPipeServerStream pipe, TimeSpan answerLimit, CancellationToken cancellation)
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

    /// <summary>Waits for the hook to open its end of the pipe.</summary>
    public static void Connect(NamedPipeServerStream pipe, ChildProcess child, CancellationToken cancellation)
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

    /// <exception cref="BenchmarkProcessException">The process ended, or did not answer in time.</exception>
    public void Say(HookMessage message, Action<BinaryWriter>? fields = null)
    {
        try
        {
            writer.Write((byte)message);
            fields?.Invoke(writer);
            writer.Flush();
        }
        catch (IOException)
        {
            throw Gone();
        }
    }

    /// <summary>Waits for an answer of one kind that has no fields.</summary>
    /// <exception cref="BenchmarkProcessException">The benchmark threw, the process ended, or it did not answer in time.</exception>
    public void Expect(HookMessage expected) => Expect(expected, static _ => true);

    /// <summary>Waits for an answer of one kind; the limit is for the whole of it, not for its first byte.</summary>
    /// <param name="expected">The kind.</param>
    /// <param name="read">Reads the fields that follow.</param>
    /// <exception cref="BenchmarkProcessException">The benchmark threw, the process ended, or it did not answer in time.</exception>
    public T Expect<T>(HookMessage expected, Func<BinaryReader, T> read)
    {
        watchdog.Change(answerLimit, Timeout.InfiniteTimeSpan);
        try
        {
            var got = (HookMessage)reader.ReadByte();
            if (got == HookMessage.Failed)
            {
                var (kind, message, place) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
                throw new BenchmarkProcessException(
                    FailureReason.Threw, $"{(kind.Length > 0 ? $"{kind}: " : "")}{message}{(place.Length > 0 ? $" ({place})" : "")}");
            }

            return got == expected ? read(reader) : throw NoAnswer($"{got} where {expected} was due");
        }
        catch (IOException)
        {
            throw Gone();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw NoAnswer(exception.Message);
        }
        finally
        {
            watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Nothing ends the process any more; before the process itself is disposed.</summary>
    public void StopWatching()
    {
        onCancel.Dispose();
        watchdog.Dispose();
    }

    public void Dispose()
    {
        StopWatching();
        pipe.Dispose();
    }

    private static string Ended(ChildProcess child) =>
        $"The benchmark process ended with exit code {child.ExitCode}. {LastWords(child)}";

    private static string LastWords(ChildProcess child)
    {
        var words = child.LastWords;
        return words.Length == 0 ? "It printed nothing." : $"Its last words: {words}";
    }

    /// <summary>Only who writes into the pipe beside the hook can do that.</summary>
    private static BenchmarkProcessException NoAnswer(string what) => new(
        FailureReason.Threw, $"The benchmark process answered what PerfGate's hook does not say ({what.TrimEnd('.')}): something in it writes to the hook's pipe.");

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

        if (process.WaitForExit(TimeSpan.FromSeconds(2)))
        {
            process.WaitForOutput(TimeSpan.FromSeconds(1));
        }

        return new BenchmarkProcessException(
            FailureReason.Threw, process.HasExited ? Ended(process) : "The benchmark process closed its pipe.");
    }
}
