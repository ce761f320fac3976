using PerfGate.Load.Arrivals;
using PerfGate.Load.Measured;
using PerfGate.Load.Pacing;
using PerfGate.Load.Recording;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Raw;

/// <summary>One run on one thread: hands on what is due, sends, receives, gives up, and sleeps until one of these is next.</summary>
internal sealed class RawLoop
{
    /// <summary>A cancelled run is noticed after this, ns.</summary>
    private const long LongestWait = 50_000_000;

    private readonly RawConnections connections;
    private readonly IRequestSchedule schedule;
    private readonly RunTimes times;
    private readonly RunRecorder recorder;
    private readonly RequestEncoder encoder;
    private readonly RawAnswers answers;
    private readonly long timeout;
    private readonly Queue<DueRequest> waiting = new();

    public RawLoop(
        LoadScenario scenario, RawConnections connections, RequestEncoder encoder, IRequestSchedule schedule, RunTimes times, RunRecorder recorder)
    {
        (this.connections, this.encoder, this.schedule, this.times, this.recorder) = (connections, encoder, schedule, times, recorder);
        answers = new RawAnswers(scenario, encoder);
        timeout = RunTimes.Nanoseconds(scenario.Shape.Timeout);
        connections.Ended = End;
        connections.Answered = answers.OutcomeOf;
    }

    /// <summary>Whoever watches; null: nobody.</summary>
    public LiveMeter? Meter { get; set; }

    public int InFlight => connections.InFlight;

    public long Waiting => waiting.Count;

    /// <summary>Returns when nothing is under way any more.</summary>
    /// <returns>False when it was cancelled.</returns>
    public bool Run(CancellationToken cancellation)
    {
        while (true)
        {
            var now = PreciseWait.Now;
            HandOn(now);
            connections.GiveUp(now);
            Pump();
            if (schedule.IsOver)
            {
                GiveUpWaiting(now);
                if (waiting.Count == 0 && connections.InFlight == 0)
                {
                    return true;
                }
            }

            if (cancellation.IsCancellationRequested)
            {
                Abandon();
                return false;
            }

            connections.Await(Math.Min(Math.Min(schedule.Next, connections.NextDeadline), now + LongestWait) - PreciseWait.Now);
            Pump();
        }
    }

    private void HandOn(long now)
    {
        while (schedule.Next <= now)
        {
            var request = schedule.Take();
            if (request.Window >= 0)
            {
                recorder.HandOn(request.Window, PreciseWait.Now - request.Due);
            }

            waiting.Enqueue(request);
            Pump();
        }
    }

    /// <summary>Sends what waits, as far as connections are free.</summary>
    private void Pump()
    {
        while (waiting.Count > 0 && connections.TryTake(out var connection))
        {
            var request = waiting.Dequeue();
            var now = PreciseWait.Now;
            if (now >= times.End && request.Window >= 0)
            {
                recorder.CountDrained(request.Window);
            }

            (connection.Request, connection.SentAt, connection.Deadline) = (request, now, now + timeout);
            encoder.Encode(connection);
            answers.Expect(connection);
            connections.Send(connection);
        }
    }

    /// <summary>What is still not sent a timeout after the end never will be.</summary>
    private void GiveUpWaiting(long now)
    {
        while (waiting.Count > 0 && now >= times.End + timeout)
        {
            if (waiting.Dequeue() is { Window: >= 0 } request)
            {
                recorder.CountUnsent(request.Window);
            }
        }
    }

    /// <summary>A cancelled run counts only what has ended.</summary>
    private void Abandon()
    {
        foreach (var request in connections.Abandon().Concat(waiting).Where(request => request.Window >= 0).ToList())
        {
            recorder.Forget(request.Window);
        }
    }

    private void End(RawConnection connection, RequestOutcome outcome)
    {
        var now = PreciseWait.Now;
        var request = connection.Request;
        var end = new RequestEnd(outcome, now - request.Due, now - connection.SentAt, connection.BodyLength, connection.Reader.BodyBytes);
        Meter?.Add(end);
        if (request.Window >= 0)
        {
            recorder.End(request, end);
        }

        schedule.Ended(request, now);
    }
}
