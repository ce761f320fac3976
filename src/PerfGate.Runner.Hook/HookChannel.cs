using System.Reflection;

namespace PerfGate.Runner.Hook;

/// <summary>The process's end of the pipe.</summary>
internal sealed class HookChannel(Stream stream) : IDisposable
{
    // Buffered, so that an answer is one write: the other side wakes once.
    private readonly BinaryWriter writer = new(new BufferedStream(stream, 4096));

    public BinaryReader Reader { get; } = new(stream);

    public bool HasFailed { get; private set; }

    public HookMessage ReadMessage() => (HookMessage)Reader.ReadByte();

    public void Answer(HookMessage message, Action<BinaryWriter>? fields = null)
    {
        writer.Write((byte)message);
        fields?.Invoke(writer);
        writer.Flush();
    }

    /// <summary>The answer to <see cref="HookMessage.Turn"/>: no delegate and no closure on the path between two turns.</summary>
    public void AnswerTurn(double nanoseconds, double ofProcessor)
    {
        writer.Write((byte)HookMessage.Turned);
        writer.Write(nanoseconds);
        writer.Write(ofProcessor);
        writer.Flush();
    }

    /// <summary>Tells the tool, once: what fails while a failure is cleaned up is a consequence of it.</summary>
    public void Fail(Exception exception)
    {
        if (HasFailed)
        {
            return;
        }

        HasFailed = true;
        var cause = exception;
        while (cause is TargetInvocationException or AggregateException or TypeInitializationException && cause.InnerException is not null)
        {
            cause = cause.InnerException;
        }

        try
        {
            Answer(HookMessage.Failed, fields =>
            {
                var isOurs = cause is HookRefusalException;
                fields.Write(isOurs ? "" : cause.GetType().FullName ?? cause.GetType().Name);
                fields.Write(cause.Message);
                fields.Write(isOurs ? "" : PlaceOf(cause));
            });
        }
        catch (IOException)
        {
            // The tool has closed the pipe: it has all it wanted.
        }
    }

    /// <summary>The innermost frame of the stack that is not the hook's own.</summary>
    private static string PlaceOf(Exception cause) =>
        Array.Find(
            (cause.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries),
            line => !line.Contains(typeof(HookChannel).Namespace + ".", StringComparison.Ordinal)) ?? "";

    public void Dispose()
    {
        // The writer first: it closes the pipe, and may still have something to say before.
        try
        {
            writer.Dispose();
        }
        catch (IOException)
        {
            // What was still to be said has nobody to hear it.
        }

        Reader.Dispose();
    }
}
