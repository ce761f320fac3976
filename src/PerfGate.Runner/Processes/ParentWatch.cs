using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Processes;

/// <summary>Cancels the run when what started it is gone: a build that is killed takes its gate with it, and so does a terminal that is closed.</summary>
public sealed class ParentWatch : IDisposable
{
    /// <summary>Set by the build task to its own process id.</summary>
    public const string Variable = "PERFGATE_PARENT_PID";

    private readonly CancellationTokenSource source;
    private readonly Process? parent;
    private readonly PosixSignalRegistration hangUp;

    private ParentWatch(CancellationTokenSource source, Process? parent)
    {
        this.source = source;
        this.parent = parent;

        // Where it is ignored, as below `nohup`, the runtime leaves it so.
        hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            source.Cancel();
        });
    }

    public CancellationToken Token => source.Token;

    public static ParentWatch Start(CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var id = Environment.GetEnvironmentVariable(Variable);
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId))
        {
            return new ParentWatch(source, null);
        }

        try
        {
            var parent = Process.GetProcessById(processId);
            parent.EnableRaisingEvents = true;
            parent.Exited += (_, _) => source.Cancel();
            return new ParentWatch(source, parent);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            source.Cancel();
            return new ParentWatch(source, null);
        }
    }

    public void Dispose()
    {
        hangUp.Dispose();
        parent?.Dispose();
        source.Dispose();
    }
}
