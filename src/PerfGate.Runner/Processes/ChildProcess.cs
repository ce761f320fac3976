using System.ComponentModel;
using System.Diagnostics;

namespace PerfGate.Runner.Processes;

/// <summary>A process that ends when we do, and whose last words are kept.</summary>
/// <remarks>
/// Its standard input stays open for as long as this process lives: children that watch it (the hook, the supervisor) end by
/// themselves when the tool is killed.
/// </remarks>
public sealed class ChildProcess : IDisposable
{
    private const int KeptLines = 40;

    /// <summary>Characters of a line among the last words.</summary>
    private const int LongestKept = 4096;

    private readonly Process process;
    private readonly Queue<string> lastLines = new();
    private readonly Func<string, string>? hide;
    private readonly CancellationTokenSource reading = new();
    private Task outputs = Task.CompletedTask;

    private ChildProcess(Process process, Func<string, string>? hide) => (this.process, this.hide) = (process, hide);

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Processor time that the process has used; zero once it is gone and cannot be asked.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                process.Refresh();
                return process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>The last lines of both outputs, oldest first.</summary>
    public string LastWords
    {
        get
        {
            lock (lastLines)
            {
                return string.Join('\n', lastLines);
            }
        }
    }

    /// <param name="program">Name or path.</param>
    /// <param name="arguments">One by one; they are quoted here.</param>
    /// <param name="workingDirectory">Where it starts.</param>
    /// <param name="environment">Over this process's own; null takes a variable away.</param>
    /// <param name="onOutput">Gets each line of standard output.</param>
    /// <param name="onError">Gets each line of standard error.</param>
    /// <param name="hide">What is kept of a line among the <see cref="LastWords"/>; null: all of it.</param>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string?> environment,
        Action<string>? onOutput = null,
        Action<string>? onError = null,
        Func<string, string>? hide = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start }, hide);
        child.process.Start();
        child.outputs = Task.WhenAll(
            child.ReadAsync(child.process.StandardOutput, onOutput),
            child.ReadAsync(child.process.StandardError, onError));
        return child;
    }

    /// <summary>Waits for the end and for all output; ends the process and all that it started when cancelled.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            await outputs.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw;
        }

        return process.ExitCode;
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
        catch (AggregateException)
        {
            // A grandchild ended between being found and being killed.
        }
    }

    /// <summary>Waits for the end at most <paramref name="limit"/>.</summary>
    public bool WaitForExit(TimeSpan limit) => process.WaitForExit(limit);

    /// <summary>Of a process that has ended: waits for what it printed last, at most <paramref name="limit"/>, for others may hold its outputs.</summary>
    public void WaitForOutput(TimeSpan limit)
    {
        using var ended = new CancellationTokenSource(limit);
        try
        {
            outputs.WaitAsync(ended.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // Something that it started still has its outputs open.
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }

        reading.Cancel();
        process.Dispose();
        reading.Dispose();
    }

    /// <summary>Apart from the caller's thread, whatever the stream does.</summary>
    private Task ReadAsync(StreamReader output, Action<string>? listener)
    {
        var ending = reading.Token;
        return Task.Run(() => OutputLines.ReadAsync(output, line => Receive(line, listener), ending), CancellationToken.None);
    }

    private void Receive(string line, Action<string>? listener)
    {
        // Before it is cut: half a secret is known to nobody who looks for it.
        var kept = hide is null ? line : hide(line);
        lock (lastLines)
        {
            lastLines.Enqueue(kept.Length <= LongestKept ? kept : kept[..LongestKept]);
            if (lastLines.Count > KeptLines)
            {
                lastLines.Dequeue();
            }
        }

        listener?.Invoke(line);
    }
}
