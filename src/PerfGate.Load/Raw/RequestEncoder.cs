using System.Buffers;
using System.Globalization;
using System.Text;
using PerfGate.Core.Load.Scenarios;
using PerfGate.Load.Arrivals;

namespace PerfGate.Load.Raw;

/// <summary>The bytes of requests: of endpoints that always ask the same, made once.</summary>
internal sealed class RequestEncoder
{
    private readonly LoadScenario scenario;
    private readonly RawTemplate[] heads;
    private readonly RawTemplate?[] bodies;
    private readonly byte[]?[] constant;
    private readonly int[] bodyLengths;
    private readonly ArrayBufferWriter<byte> body = new(256);

    /// <param name="scenario">The requests.</param>
    /// <param name="address">What is put into Host.</param>
    public RequestEncoder(LoadScenario scenario, Uri address)
    {
        this.scenario = scenario;
        heads = [.. scenario.Endpoints.Select(endpoint => RawTemplate.Parse(HeadOf(endpoint, address, scenario.Shape.KeepAlive)))];
        bodies = [.. scenario.Endpoints.Select(endpoint => endpoint.Body is { } text ? RawTemplate.Parse(text.Value) : null)];
        constant = new byte[]?[heads.Length];
        bodyLengths = new int[heads.Length];
        var buffer = new ArrayBufferWriter<byte>();
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i].IsConstant && bodies[i] is not { IsConstant: false })
            {
                buffer.ResetWrittenCount();
                bodyLengths[i] = Write(new RequestChoice(i, -1, 0, 0, 0), buffer);
                constant[i] = buffer.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>Makes the connection's next request.</summary>
    public void Encode(RawConnection connection)
    {
        var choice = connection.Request.Choice;
        if (constant[choice.Endpoint] is { } bytes)
        {
            (connection.Bytes, connection.Length, connection.BodyLength) = (bytes, bytes.Length, bodyLengths[choice.Endpoint]);
        }
        else
        {
            connection.Own.ResetWrittenCount();
            connection.BodyLength = Write(choice, connection.Own);
            var written = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(connection.Own.WrittenMemory, out var array) ? array.Array! : [];
            (connection.Bytes, connection.Length) = (written, connection.Own.WrittenCount);
        }

        connection.Sent = 0;
    }

    private int Write(in RequestChoice choice, ArrayBufferWriter<byte> target)
    {
        var tenant = choice.Tenant < 0 ? "" : scenario.Tenants[choice.Tenant].Name;
        heads[choice.Endpoint].Write(target, choice, tenant);
        body.ResetWrittenCount();
        bodies[choice.Endpoint]?.Write(body, choice, tenant);
        if (bodies[choice.Endpoint] is not null || scenario.Endpoints[choice.Endpoint].Method is "POST" or "PUT" or "PATCH")
        {
            target.Write("Content-Length: "u8);
            _ = body.WrittenCount.TryFormat(target.GetSpan(10), out var digits, provider: CultureInfo.InvariantCulture);
            target.Advance(digits);
            target.Write("\r\n"u8);
        }

        target.Write("\r\n"u8);
        target.Write(body.WrittenSpan);
        return body.WrittenCount;
    }

    private static string HeadOf(LoadEndpoint endpoint, Uri address, bool keepAlive)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{endpoint.Method} {endpoint.Path} HTTP/1.1\r\n");
        if (!endpoint.Headers.Any(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)))
        {
            head.Append(CultureInfo.InvariantCulture, $"Host: {address.Authority}\r\n");
        }

        foreach (var (name, value) in endpoint.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value.Value}\r\n");
        }

        return head.Append(keepAlive ? "" : "Connection: close\r\n").ToString();
    }
}
