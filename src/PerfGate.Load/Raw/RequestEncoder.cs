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
    private readonly Uri address;
    private readonly Parts[] endpoints;
    private readonly VirtualUser nobody = new();
    private readonly RawCookies cookies = new();

    /// <param name="scenario">The requests.</param>
    /// <param name="address">What is put into Host.</param>
    public RequestEncoder(LoadScenario scenario, Uri address)
    {
        (this.scenario, this.address) = (scenario, address);
        var names = new NamedValues(scenario);
        endpoints = [.. scenario.Endpoints.Select(endpoint => PartsOf(endpoint, address, scenario.Shape.KeepAlive, names))];
    }

    /// <summary>Makes the connection's next request.</summary>
    public void Encode(RawConnection connection)
    {
        var choice = connection.Request.Choice;
        var parts = endpoints[choice.Endpoint];
        var remembered = cookies.For(connection, () => AddressOf(connection));
        if (parts.Constant is { } bytes && remembered is null)
        {
            (connection.Bytes, connection.Length, connection.BodyLength) = (bytes, bytes.Length, parts.ConstantBody);
        }
        else
        {
            connection.Own.ResetWrittenCount();
            connection.BodyLength = Write(parts, ValuesOf(choice), remembered, connection.Own);
            _ = MemoryMarshal.TryGetArray(connection.Own.WrittenMemory, out var written);
            (connection.Bytes, connection.Length) = (written.Array!, written.Count);
        }

        connection.Sent = 0;
    }

    /// <summary>Keeps the cookies of the answer for the next requests of the connection's user.</summary>
    public void Remember(RawConnection connection) =>
        cookies.Remember(connection, AddressOf(connection), connection.Reader.Headers("Set-Cookie"));

    private RequestValues ValuesOf(in RequestChoice choice) =>
        new(choice, choice.Tenant < 0 ? "" : scenario.Tenants[choice.Tenant].Name, nobody);

    private Uri AddressOf(RawConnection connection)
    {
        var choice = connection.Request.Choice;
        return RequestAddress.Of(address, endpoints[choice.Endpoint].Path.Fill(ValuesOf(choice), escape: true));
    }

    /// <returns>Length of the body.</returns>
    private static int Write(Parts parts, RequestValues values, string? cookies, ArrayBufferWriter<byte> target)
    {
        Text(target, parts.Method);
        Text(target, " ");
        Text(target, parts.Path.Fill(values, escape: true));
        Text(target, " HTTP/1.1\r\n");
        Text(target, parts.Headers.Fill(values, escape: false));
        if (parts.Cookies is not null || cookies is not null)
        {
            // One line for the endpoint's own and those of the service: RFC 6265, 5.4.
            Text(target, $"Cookie: {string.Join("; ", new[] { parts.Cookies?.Fill(values, escape: false), cookies }.OfType<string>())}\r\n");
        }

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

        var own = endpoint.Headers.Where(header => IsCookie(header.Key)).Select(header => header.Value.Value).ToList();
        foreach (var (name, value) in endpoint.Headers.Where(header => !IsCookie(header.Key)))
        {
            headers.Append(CultureInfo.InvariantCulture, $"{name}: {value.Value}\r\n");
        }

        headers.Append(keepAlive ? "" : "Connection: close\r\n");
        var parts = new Parts(
            endpoint.Method,
            TextTemplate.Parse(endpoint.Path, names.Find),
            TextTemplate.Parse(headers.ToString(), names.Find),
            own.Count > 0 ? TextTemplate.Parse(string.Join("; ", own), names.Find) : null,
            endpoint.Body is { } body ? TextTemplate.Parse(body.Value, names.Find) : null);
        if (parts.Path.Fixed is null || parts.Headers.Fixed is null || parts.Cookies is { Fixed: null } || parts.Body is { Fixed: null })
        {
            return parts;
        }

        var once = new ArrayBufferWriter<byte>();
        var length = Write(parts, new RequestValues(default(RequestChoice), "", new VirtualUser()), cookies: null, once);
        return parts with { Constant = once.WrittenSpan.ToArray(), ConstantBody = length };
    }

    private static bool IsCookie(string header) => header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    /// <summary>What an endpoint's requests are made of; the whole of them when they are all the same.</summary>
    private sealed record Parts(string Method, TextTemplate Path, TextTemplate Headers, TextTemplate? Cookies, TextTemplate? Body)
    {
        public byte[]? Constant { get; init; }

        public int ConstantBody { get; init; }
    }
}
