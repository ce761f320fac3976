namespace PerfGate.Load.Pauses;

/// <summary>Whether this process is run at all: a thread that asks for nothing but to be woken every ten milliseconds.</summary>
/// <param name="now">ns on the monotonic clock.</param>
/// <param name="collecting">How long collections of garbage have stopped all threads of this process so far.</param>
internal sealed class Heartbeat(Func<long> now, Func<TimeSpan> collecting) : IDisposable
{
    /// <summary>A shorter silence cannot fill half of the shortest pause, ns.</summary>
    public const long ShortestSilence = 25_000_000;

    /// <summary>Each beat takes some tens of microseconds of a processor.</summary>
    private const int IntervalMilliseconds = 10;

    private readonly ManualResetEvent stopping = new(false);
    private readonly List<Silence> silences = [];
    private long last = now();
    private TimeSpan collected = collecting();
    private Thread? thread;

    /// <summary>Read once it has stopped.</summary>
    public IReadOnlyList<Silence> Silences => silences;

    public void Start()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "heartbeat", Priority = ThreadPriority.AboveNormal };
        thread.Start();
    }

    /// <summary>It is awake. What its own collections fill by half or more is the generator's, else its machine's.</summary>
    public void Beat()
    {
        var (time, total) = (now(), collecting());
        if (time - last >= ShortestSilence)
        {
            silences.Add(new Silence(last, time, IsOwn: (total - collected).TotalNanoseconds * 2 >= time - last));
        }

        (last, collected) = (time, total);
    }

    public void Stop()
    {
        if (thread is not null)
        {
            stopping.Set();
            thread.Join();
            thread = null;
        }
    }

    public void Dispose()
    {
        Stop();
        stopping.Dispose();
    }

    private void Run()
    {
        while (!stopping.WaitOne(IntervalMilliseconds))
        {
            Beat();
        }

        Beat();
    }
}
