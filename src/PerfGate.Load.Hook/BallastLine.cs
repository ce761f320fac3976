using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace PerfGate.Load.Hook;

/// <summary>Obeys the tool over a pipe; when the pipe ends, however it ends, the ballast is gone.</summary>
internal sealed class BallastLine
{
    private const int ConnectMilliseconds = 5000;

    private readonly string pipe;
    private readonly Ballast ballast = new();

    private BallastLine(string pipe) => this.pipe = pipe;

    public static void Listen(string pipe) => new Thread(new BallastLine(pipe).Run) { IsBackground = true, Name = "PerfGate ballast" }.Start();

    private void Run()
    {
        try
        {
            using var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut);
            stream.Connect(ConnectMilliseconds);
            using var reader = new StreamReader(stream, Encoding.ASCII, false, 128, leaveOpen: true);
            using var writer = new StreamWriter(stream, Encoding.ASCII, 128, leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
            writer.WriteLine(BallastProtocol.Line(BallastProtocol.Hello, Process.GetCurrentProcess().Id));
            while (Next(reader) is { } line)
            {
                Obey(line, writer);
            }
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or UnauthorizedAccessException)
        {
            // The tool is gone; the service goes on.
        }
        finally
        {
            ballast.Drop();
        }
    }

    private void Obey(string line, StreamWriter writer)
    {
        if (BallastProtocol.TryRead(line, BallastProtocol.Take, out var bytes))
        {
            Answer(ballast.Take(bytes), writer);
        }
        else if (line == BallastProtocol.Drop)
        {
            ballast.Drop();
            Answer(0, writer);
        }
    }

    // With the heap full, even a line of text may find no room; the next collection makes some.
    private static void Answer(long bytes, StreamWriter writer) =>
        Insist(() => writer.WriteLine(BallastProtocol.Line(BallastProtocol.Held, bytes)));

    private static string? Next(StreamReader reader)
    {
        string? line = null;
        Insist(() => line = reader.ReadLine());
        return line;
    }

    private static void Insist(Action action)
    {
        while (true)
        {
            try
            {
                action();
                return;
            }
            catch (OutOfMemoryException)
            {
                Thread.Sleep(50);
            }
        }
    }
}
