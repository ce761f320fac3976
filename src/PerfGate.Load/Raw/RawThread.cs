using PerfGate.Load.Sockets;

namespace PerfGate.Load.Raw;

/// <summary>A thread of its own for a run: what is due must not wait for whatever else this process does.</summary>
internal static class RawThread
{
    public static Task<T> RunAsync<T>(Func<T> run)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Libc.WakeExactly();
                done.SetResult(run());
            }
            catch (Exception fault)
            {
                // Every fault of the thread is one of the run: it reappears where the run is awaited.
                done.SetException(fault);
            }
        })
        {
            IsBackground = true,
            Name = "PerfGate raw load",
        };
        thread.Start();
        return done.Task;
    }
}
