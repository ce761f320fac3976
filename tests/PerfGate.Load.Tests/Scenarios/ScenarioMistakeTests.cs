namespace PerfGate.Load.Tests.Scenarios;

/// <summary>One text per mistake, and what is said about it.</summary>
public sealed class ScenarioMistakeTests
{
    private const string Rate = "requests per second, minute or hour, above zero and at most 10,000,000/s, such as '200/s' or '5000/m'";
    private const string Time = "a time in h, m, s, ms or us, above zero and at most a week, such as '90s', '1h30m' or '50ms'";
    private const string Address = "scheme, host and port, such as 'http://127.0.0.1:5080'";
    private const string Remote = ", which is another machine: a load on it needs its owner's consent; allowed: an address of this machine, or any that 'allow-remote: true' stands beside";
    private const string Request = "a method and a path, such as 'GET /orders/{id}'";

    public static TheoryData<string, string[]> Cases => new()
    {
        { "", ["1,1 top level: found nothing; allowed: a mapping with name, target, service, load, endpoints, tenants, feeds, budgets, errors, data, isolation, capacity, limits"] },
        {
            "{}",
            [
                $"1,1 target: found nothing; allowed: {Address}",
                "1,1 load: found nothing; allowed: a mapping, such as '{ rate: 200/s, duration: 60s }'",
                "1,1 endpoints: found nothing; allowed: a list of requests, such as '- GET /orders/1'",
            ]
        },
        { Of(target: "127.0.0.1:5080"), [$"1,9 target: found '127.0.0.1:5080'; allowed: {Address}"] },
        { Of(target: "http://localhost/b"), [$"1,9 target: found 'http://localhost/b', which has a path: paths belong to endpoints; allowed: {Address}"] },
        { Of(target: "http://me:s3cret@a"), [$"1,9 target: found a user in the address; allowed: {Address}, and an Authorization header from an environment variable"] },
        { Of(target: "'http://[::1]:{port}'"), [$"1,9 target: found 'http://[::1]:{{port}}', whose {{port}} is that of a service, and the scenario starts none; allowed: {Address}"] },
        { Of(target: "https://shop.example"), [$"1,9 target: found 'https://shop.example'{Remote}"] },
        { Of(target: "{ address: 'http://10.0.0.7:80', allow-remote: false }"), [$"1,20 target.address: found 'http://10.0.0.7:80'{Remote}"] },
        { Of(load: "rate: 200"), [$"2,15 load.rate: found '200', which has no unit; allowed: {Rate}"] },
        { Of(load: "rate: 0/s"), [$"2,15 load.rate: found '0/s'; allowed: {Rate}"] },
        { Of(load: "rate: 1/s, duraton: 5s"), ["2,20 load: found the unknown key 'duraton'; allowed: model, rate, stages, arrivals, users, think-time, warm-up, duration, windows, connections, keep-alive, timeout, redirects, largest-body, engine, seed; did you mean 'duration'?"] },
        { Of(load: "rate: 1/s, duration: 60"), [$"2,30 load.duration: found '60', which has no unit; allowed: {Time}"] },
        { Of(load: "rate: 1/s, windows: 9"), ["2,29 load.windows: found '9': fewer repetitions cannot carry a verdict; allowed: a whole number from 10 to 1000"] },
        { Of(load: "rate: 1/s, duration: 1s, windows: 20"), ["2,30 load.duration: found '1s'; allowed: at least 0.1 s for each of the 20 windows"] },
        { Of(load: "rate: 1/s, users: 3"), ["2,27 load.users: found '3'; allowed: nothing, for the open model has none; add 'model: closed'"] },
        { Of(load: "model: closed, users: 1, rate: 1/s"), ["2,40 load.rate: found '1/s'; allowed: nothing, for users of the closed model wait for their answers"] },
        { Of(target: "https://localhost", load: "rate: 1/s, engine: raw"), ["2,28 load.engine: found 'raw', which has no TLS (the target is https://localhost); allowed: http"] },
        { Of(target: "{ address: http://shop.localhost, http: 2 }", load: "rate: 1/s, engine: raw, redirects: 1"), ["2,28 load.engine: found 'raw', which has no HTTP/2 and no redirects; allowed: http"] },
        {
            Of(load: "rate: 1/s, engine: raw", endpoints: "{ request: GET /, capture: { id: { json: id } } }"),
            ["3,40 endpoints[0].capture: found a mapping; allowed: nothing, for the raw engine captures no values; use 'engine: http'"]
        },
        { Of(load: "model: closd"), ["2,7 load.rate: found nothing; allowed: " + Rate, "2,16 load.model: found 'closd'; allowed: open, closed; did you mean 'closed'?"] },
        { Of(load: "stages: [{ rate: 1/s }]"), ["2,18 load.stages[0].for: found nothing; allowed: how long, such as '30s'"] },
        { Of(endpoints: "/orders"), [$"3,13 endpoints[0]: found '/orders'; allowed: {Request}"] },
        { Of(endpoints: "GET http://a/b"), [$"3,13 endpoints[0]: found 'GET http://a/b', which has a host: that belongs to target; allowed: {Request}"] },
        { Of(endpoints: "GET /, GET /"), ["3,20 endpoints[1].name: found 'GET /' again; allowed: each name once, and line 3 has it"] },
        { Of(endpoints: ""), ["3,12 endpoints: found a list; allowed: at least one endpoint"] },
        { Of(endpoints: "'GET /{usr}'"), ["3,13 endpoints[0]: found 'GET /{usr}', whose {usr} is no column of a feed and no captured value; allowed: sequence, tenant, user; did you mean 'user'?"] },
        {
            Of(endpoints: "{ request: GET /, headers: { A: '${MISSING}' } }"),
            ["3,45 endpoints[0].headers.A: found '${MISSING}', and the environment variable MISSING is not set; allowed: an environment variable that is set"]
        },
        { Of(endpoints: "{ request: 'GET /${TOKEN}' }"), ["3,24 endpoints[0].request: found 'GET /${TOKEN}', which holds '${'; allowed: environment variables in headers, body, the service's environment and limits.database only, where they are kept secret"] },
        { Of(endpoints: "{ request: GET /, capture: { id: { pattern: 'a' } } }"), ["3,57 endpoints[0].capture.id.pattern: found 'a', which has no group; allowed: a regular expression with a group, such as 'id=([0-9]+)'"] },
        { Of(endpoints: "{ request: GET /, budget: { p50: 2s, p99: 1s } }"), ["3,46 endpoints[0].budget.p50: found '2s'; allowed: at most p99 (1s)"] },
        { Of(endpoints: "{ request: GET /, budget: { pause: 20ms } }"), ["3,48 endpoints[0].budget.pause: found '20ms': shorter pauses are not looked for; allowed: at least 50ms"] },
        { Of(endpoints: "{ request: GET /, budget: { pause: 300 } }"), [$"3,48 endpoints[0].budget.pause: found '300', which has no unit; allowed: {Time}"] },
        { Of(more: "feeds: [absent.csv]"), ["4,9 feeds[0]: found 'absent.csv', which is not there; allowed: a CSV file with a header line, or a JSON file with an array of objects, relative to the scenario's folder"] },
        { Of(more: "tenants: [{ name: a }, { name: a }]"), ["4,32 tenants[1].name: found 'a' again; allowed: a tenant's name, each once"] },
        {
            Of(more: "tenants: [{ name: alpha }]\nisolation: { victim: alfa, aggressor: alpha, victim-rate: 1/s, aggressor-rate: 1/s }"),
            ["5,22 isolation.victim: found 'alfa'; allowed: a tenant: alpha"]
        },
        { Of(more: "service: {}"), ["4,10 service.command: found nothing; allowed: a program and its arguments, or 'project'"] },
        { Of(more: "capacity: { from: 2/s, to: 1/s }"), ["4,28 capacity.to: found '1/s'; allowed: a rate above 'from'"] },
        { Of(more: "name: Check out"), ["4,7 name: found 'Check out'; allowed: lower-case letters, digits and single hyphens, at most 60, and not 'benchmarks'"] },
        { Of(more: "budgets: { reads: { p50: 1s } }"), ["4,12 budgets: found the unknown key 'reads'; allowed: read, write, list, aggregation, transfer; did you mean 'read'?"] },
        { Of(more: "errors: { max: 1 }"), ["4,16 errors.max: found '1', which has no unit; allowed: a percentage of at least 0% and below 100%, such as '1%'"] },
        { Of(more: "limits: { kinds: [memory] }"), ["4,19 limits.kinds[0]: found 'memory'; allowed: memory-80, memory-90, memory-100, cpu, database, disk-full, disk-slow, concurrency; did you mean 'memory-80'?"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mistakes_are_said_with_place_and_remedy(string text, string[] expected) => Assert.Equal(expected, ScenarioText.Mistakes(text));

    [Theory]
    [InlineData("{ viewer {name} }", 0)]
    [InlineData("{ \"user\": \"{usr}\" }", 1)]
    public void Braces_of_a_body_are_text_unless_they_hold_a_slip(string body, int mistakes)
    {
        var text = Of(endpoints: $"{{ request: POST /, body: '{body}' }}");

        if (mistakes == 0)
        {
            Assert.Equal(body, ScenarioText.Read(text).Endpoints[0].Body!.Value);
        }
        else
        {
            Assert.Equal(mistakes, ScenarioText.Mistakes(text).Length);
        }
    }

    [Fact]
    public void All_mistakes_are_listed_in_one_run() =>
        Assert.Equal(
            [1, 2, 2, 3],
            ScenarioText.Mistakes("target: ftp://a\nload: { rate: x, windows: 0 }\nendpoints: [GET]").Select(mistake => (int)char.GetNumericValue(mistake[0])));

    private static string Of(string target = "http://127.0.0.1:5080", string load = "rate: 200/s", string endpoints = "GET /", string more = "") =>
        $"target: {target}\nload: {{ {load} }}\nendpoints: [{endpoints}]\n{more}";
}
