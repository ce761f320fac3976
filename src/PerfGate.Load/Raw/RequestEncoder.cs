using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PerfGate.Load.Arrivals;
using PerfGate.Load.Requests;
using PerfGate.Load.Scenarios;

namespace PerfGate.Load.Raw;

/// <summary>The bytes of requests: of endpoints that always ask the same, made once.</summary>
internal sealed class RequestEncoder
{
    private readonly LoadScenario scenario;
    private readonly Parts[] endpoints;
    private readonly VirtualUser nobody = new();

    /// <param name="scenario">The requests.</param>
    /// <param name="address">What is put into Host.</param>
    public RequestEncoder(LoadScenario scenario, Uri address)
    {
        this.scenario = scenario;
        var names = new NamedValues(scenario);
        endpoints = [.. scenario.Endpoints.Select(endpoint => PartsOf(endpoint, address, scenario.Shape.KeepAlive, names))];
    }

    /// <summary>Makes the connection's next request.</summary>
    public void Encode(RawConnection connection)
    {
        var choice = connection.Request.Choice;
        var parts = endpoints[choice.Endpoint];
        if (parts.Constant is { } bytes)
        {
            (connection.Bytes, connection.Length, connection.BodyLength) = (bytes, bytes.Length, parts.ConstantBody);
        }
        else
        {
            connection.Own.ResetWrittenCount();
            var tenant = choice.Tenant < 0 ? "" : scenario.Tenants[choice.Tenant].Name;
            connection.BodyLength = Write(parts, new RequestValues(choice, tenant, nobody), connection.Own);
            _ = MemoryMarshal.TryGetArray(connection.Own.WrittenMemory, out var written);
            (connection.Bytes, connection.Length) = (written.Array!, written.Count);
        }

        connection.Sent = 0;
    }

    /// <returns>Length of the body.</returns>
    private static int Write(Parts parts, RequestValues values, ArrayBufferWriter<byte> target)
    {
        Text(target, parts.Method);
        Text(target, " ");
        Text(target, parts.Path.Fill(values, escape: true));
        Text(target, " HTTP/1.1\r\n");
        Text(target, parts.Headers.Fill(values, escape: false));
        var body = parts.Body?.Fill(values, escape: false);
        var length = body is null ? 0 : Encoding.UTF8.GetByteCount(body);
        if (body is not null || parts.Method is "POST" or "PUT" or "PATCH")
        {
            Text(target, "Content-Length: ");
            _ = length.TryFormat(target.GetSpan(10), out var digits, provider: CultureInfo.InvariantCulture);
            target.Advance(digits);
            Text(target, "\r\n");
        }

        Text(target, "\r\n");
        Text(target, body ?? "");
        return length;
    }

    private static void Text(ArrayBufferWriter<byte> target, string text) => Encoding.UTF8.GetBytes(text, target);

    private static Parts PartsOf(LoadEndpoint endpoint, Uri address, bool keepAlive, NamedValues names)
    {
        var headers = new StringBuilder();
        if (!endpoint.Headers.Any(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Append(CultureInfo.InvariantCulture, $"Host: {address.Authority}\r\n");
        }

        foreach (var (name, value) in endpoint.Headers)
        {
            headers.Append(CultureInfo.InvariantCulture, $"{name}: {value.Value}\r\n");
        }

        headers.Append(keepAlive ? "" : "Connection: close\r\n");
        var parts = new Parts(
            endpoint.Method,
            TextTemplate.Parse(endpoint.Path, names.Find),
            TextTemplate.Parse(headers.ToString(), names.Find),
            endpoint.Body is { } body ? TextTemplate.Parse(body.Value, names.Find) : null);
        if (parts.Path.Fixed is null || parts.Headers.Fixed is null || parts.Body is { Fixed: null })
        {
            return parts;
        }

        var once = new ArrayBufferWriter<byte>();
        var length = Write(parts, new RequestValues(default(RequestChoice), "", new VirtualUser()), once);
        return parts with { Constant = once.WrittenSpan.ToArray(), ConstantBody = length };
    }

    /// <summary>What an endpoint's requests are made of; the whole of them when they are all the same.</summary>
    private sealed record Parts(string Method, TextTemplate Path, TextTemplate Headers, TextTemplate? Body)
    {
        public byte[]? Constant { get; init; }

        public int ConstantBody { get; init; }
    }
}
