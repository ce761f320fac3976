using System.Net;
using System.Text;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Http;

/// <summary>Makes the requests of one endpoint; what is the same in all of them is made once.</summary>
internal sealed class EndpointRequests
{
    private readonly HttpMethod method;
    private readonly Uri address;
    private readonly Version version;
    private readonly bool keepAlive;
    private readonly TextTemplate path;
    private readonly Uri? fixedAddress;
    private readonly List<(string Name, TextTemplate Value, string? Fixed)> headers = [];
    private readonly TextTemplate? body;
    private readonly byte[]? fixedBody;

    public EndpointRequests(LoadEndpoint endpoint, Uri address, LoadScenario scenario, NamedValues names)
    {
        method = HttpMethod.Parse(endpoint.Method);
        this.address = address;
        version = scenario.Target.Http == HttpGeneration.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        keepAlive = scenario.Shape.KeepAlive;
        path = TextTemplate.Parse(endpoint.Path, names.Find);
        fixedAddress = path.Fixed is { } text ? RequestAddress.Of(address, text) : null;
        foreach (var (name, value) in endpoint.Headers)
        {
            var template = TextTemplate.Parse(value.Value, names.Find);
            headers.Add((name, template, template.Fixed));
        }

        body = endpoint.Body is { } content ? TextTemplate.Parse(content.Value, names.Find) : null;
        fixedBody = body?.Fixed is { } same ? Encoding.UTF8.GetBytes(same) : null;
        Answers = new AnswerRules(endpoint, scenario.Shape.LargestBody);
    }

    public AnswerRules Answers { get; }

    /// <returns>The request and the length of its body.</returns>
    public (HttpRequestMessage Request, long Length) Create(RequestValues values)
    {
        var to = fixedAddress ?? RequestAddress.Of(address, path.Fill(values, escape: true));
        var request = new HttpRequestMessage(method, to) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var bytes = fixedBody ?? (body is null ? null : Encoding.UTF8.GetBytes(body.Fill(values, escape: false)));
        request.Content = bytes is null ? null : new ByteArrayContent(bytes);
        foreach (var (name, value, constant) in headers)
        {
            var text = constant ?? value.Fill(values, escape: false);
            if (!request.Headers.TryAddWithoutValidation(name, text))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, text);
            }
        }

        if (values.User.CookiesFor(to) is { } cookies)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        if (!keepAlive && version == HttpVersion.Version11)
        {
            request.Headers.ConnectionClose = true;
        }

        return (request, bytes?.Length ?? 0);
    }
}
