using PerfGate.Fuzz.Mutation;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Http;
using PerfGate.Load.Measured;
using PerfGate.Load.Raw;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;
using PerfGate.Load.Scenarios.Reading;

namespace PerfGate.Fuzz.Harnesses;

/// <summary>Answers of a service, as both engines take them: checked, captured from, and their cookies remembered.</summary>
internal static class HttpHarness
{
    private static readonly Uri Address = new("http://127.0.0.1:5080");

    private static readonly LoadScenario Scenario = ScenarioFile.Parse(
        """
        target: http://127.0.0.1:5080
        load: { rate: 100/s, duration: 60s, keep-alive: false, redirects: 2, largest-body: 8KB, timeout: 5s }
        endpoints:
          - request: GET /orders/1
            expect: { status: [200, 201], json: id }
            capture: { made: { json: "items[0].id" }, place: { header: Location }, mark: { pattern: "a(b+)c" } }
          - GET /plain
        """,
        "fuzz.yml");

    private static readonly AnswerRules Rules = new(Scenario.Endpoints[0], Scenario.Shape.LargestBody);

    private static readonly EndpointRequests[] Endpoints = [.. Scenario.Endpoints.Select(endpoint => new EndpointRequests(endpoint, Address, Scenario, new NamedValues(Scenario)))];

    public static Harness Raw { get; } = new()
    {
        Name = "http-raw",
        Reads = "answers of a service to the raw engine, however they are cut",
        Readers = [typeof(ResponseReader), typeof(ResponseHead), typeof(BodyReader), typeof(AnswerRules), typeof(ContentCoding)],
        Seeds = () => Seed.Folder("http"),
        Format = InputFormat.Lines,
        Read = ReadRaw,
    };

    public static Harness Client { get; } = new()
    {
        Name = "http-client",
        Reads = "answers of a service to the HTTP engine, redirects followed",
        Readers = [typeof(Exchange), typeof(Redirection)],
        Seeds = () => Seed.Folder("http"),
        Format = InputFormat.Lines,
        Read = ReadClient,
        TimeLimit = TimeSpan.FromSeconds(4),
    };

    private static string ReadRaw(byte[] input)
    {
        var isHead = input.Length % 16 == 0;
        var whole = Answer([input], isHead);
        var cut = Answer(Cut(input), isHead);
        Promise.Holds(whole == cut, $"http-raw: whole it is '{whole}', and in pieces '{cut}'");
        return whole;
    }

    private static string Answer(IEnumerable<byte[]> pieces, bool isHead)
    {
        var reader = new ResponseReader();
        reader.Start(isHead, keep: true, Scenario.Shape.LargestBody);
        var state = ReadState.More;
        foreach (var piece in pieces)
        {
            state = reader.Read(piece);
            if (state != ReadState.More)
            {
                break;
            }
        }

        state = state == ReadState.More ? reader.Close() : state;
        Promise.Holds(reader.BodyBytes <= Scenario.Shape.LargestBody || state == ReadState.Invalid, "http-raw: a body beyond its limit was taken");
        if (state != ReadState.Done)
        {
            return $"{state} {reader.Fault}";
        }

        var user = new VirtualUser();
        foreach (var cookie in reader.SetsCookie ? reader.Headers("Set-Cookie") : [])
        {
            user.Remember(Address, cookie);
        }

        var outcome = Rules.Judge(reader.Status, reader.Header, reader.Body, user);
        return $"{reader.Status} {outcome} {user.CookiesFor(Address)} {string.Join(' ', user.Captured.OrderBy(one => one.Key).Select(one => one.Value))}";
    }

    /// <summary>Pieces of lengths that the input decides.</summary>
    private static List<byte[]> Cut(byte[] input)
    {
        var random = new Random(input.Length == 0 ? 0 : (input.Length * 31) + input[^1]);
        var pieces = new List<byte[]>();
        for (var at = 0; at < input.Length;)
        {
            var length = Math.Min(input.Length - at, random.Next(4) == 0 ? random.Next(1, 200) : random.Next(1, 6));
            pieces.Add(input[at..(at + length)]);
            at += length;
        }

        return pieces;
    }

    private static string ReadClient(byte[] input)
    {
        using var client = Transport.Create(Scenario, (_, _) => ValueTask.FromResult<Stream>(new ScriptedStream(input)));
        using var exchange = new Exchange(Scenario, client, Endpoints, new VirtualUsers(), CancellationToken.None);
        var endpoint = input.Length % 8 == 0 ? 1 : 0;
        if (exchange.SendAsync(new DueRequest(new RequestChoice(endpoint, -1, 0, 0, 0), 0, 0)).AsTask().GetAwaiter().GetResult() is not { } end)
        {
            throw new BrokenPromiseException("http-client: the request has no end");
        }

        Promise.Holds(end.Outcome is not (RequestOutcome.Timeout or RequestOutcome.Refused or RequestOutcome.Certificate), $"http-client: {end.Outcome}");
        return $"{end.Outcome} {end.BytesReceived}";
    }

    /// <summary>A connection over which the service says what the input holds, and then closes it.</summary>
    private sealed class ScriptedStream(byte[] answer) : MemoryStream(answer, writable: false)
    {
        public override bool CanWrite => true;

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
