using PerfGate.Core.Files;
using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>endpoints</c>: each a request in short, <c>GET /orders/1</c>, or a mapping.</summary>
internal sealed class EndpointSection(ScenarioReader reader, LoadEngine engine)
{
    /// <summary>Bytes of a body's file.</summary>
    private const long LargestBody = 64L << 20;

    private const string AllowedRequest = "a method and a path, such as 'GET /orders/{id}'";

    private readonly AnswerSection answers = new(reader);

    public IReadOnlyList<LoadEndpoint> Read(Field? section)
    {
        var items = reader.Read.List(section);
        if (items.Count == 0 && section is { Node: ListNode or ScalarNode { IsNothing: true } } empty)
        {
            reader.Read.Refuse(empty, "at least one endpoint");
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var endpoints = new List<LoadEndpoint>();
        foreach (var item in items)
        {
            var (endpoint, place) = item.Node is ScalarNode { IsNothing: false } ? (Short(item), item) : Long(item);
            if (endpoint is null)
            {
                continue;
            }

            if (lines.TryAdd(endpoint.Name, endpoint.Line))
            {
                endpoints.Add(endpoint);
            }
            else
            {
                reader.Mistakes.Add(
                    place.Node.Position,
                    $"{item.Path}.name: found {ScalarNode.Quoted(endpoint.Name)} again; allowed: each name once, and line {lines[endpoint.Name]} has it");
            }
        }

        return endpoints;
    }

    private LoadEndpoint? Short(Field item) => Request(item) is var (method, path)
        ? new LoadEndpoint
        {
            Name = $"{method} {path}",
            Class = ClassOf(method),
            Method = method,
            Path = path,
            Line = item.Node.Position.Line,
        }
        : null;

    private (LoadEndpoint? Endpoint, Field Place) Long(Field item)
    {
        if (reader.Read.Map(item, ScenarioKeys.Endpoint) is not { } map)
        {
            return (null, item);
        }

        var request = Request(map.Required("request", AllowedRequest));
        var headers = Headers(map["headers"]);
        var body = Body(map);
        var named = reader.Values.Open(map["name"], "a name");
        if (engine == LoadEngine.Raw)
        {
            reader.RefuseBeside(map["capture"], "for the raw engine captures no values; use 'engine: http'");
        }

        var endpoint = new LoadEndpoint
        {
            Name = named ?? $"{request?.Method} {request?.Path}",
            Class = reader.Read.Choice(map["class"], ScenarioChoices.Class) ?? ClassOf(request?.Method ?? ""),
            Weight = reader.Values.Share(map["weight"]) ?? 1,
            Method = request?.Method ?? "GET",
            Path = request?.Path ?? "/",
            Headers = headers,
            Body = body,
            Checks = answers.Checks(map["expect"]),
            Captures = answers.Captures(map["capture"]),
            Budget = new BudgetSection(reader).One(map["budget"]),
            Line = item.Node.Position.Line,
        };
        return (request is null ? null : endpoint, map["name"] ?? item);
    }

    private (string Method, string Path)? Request(Field? field)
    {
        if (reader.Values.Open(field, AllowedRequest) is not { } text)
        {
            return null;
        }

        var parts = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is not [var method, var path] || !method.All(char.IsAsciiLetterUpper) || !path.StartsWith('/') || path.Any(char.IsWhiteSpace))
        {
            var fault = parts.Length == 2 && Uri.TryCreate(parts[1], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? ", which has a host: that belongs to target"
                : "";
            reader.Read.Refuse(field!.Value, AllowedRequest, fault);
            return null;
        }

        reader.Templates.Use(field!.Value, path);
        return (method, path);
    }

    private List<KeyValuePair<string, SecretText>> Headers(Field? section)
    {
        var headers = new List<KeyValuePair<string, SecretText>>();
        foreach (var (key, field) in reader.Read.Map(section, null, orNothing: true)?.Entries ?? [])
        {
            // RFC 9110, 5.6.2: a header's name is a token.
            if (key.Text.Length == 0 || !key.Text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c)))
            {
                reader.Mistakes.Add(key.Position, $"{field.Path}: found {key.Found} as a name; allowed: the name of a header");
            }
            else if (reader.Secrets.Text(field, "the header's value") is { } value)
            {
                if (value.Value.Any(char.IsControl))
                {
                    reader.Mistakes.Add(field.Node.Position, $"{field.Path}: found a line break or another control character; allowed: one line");
                }

                reader.Templates.Use(field, value.Template);
                headers.Add(new(key.Text, value));
            }
        }

        return headers;
    }

    private SecretText? Body(FieldMap map)
    {
        if (map["body"] is not { } body)
        {
            return BodyFile(map["body-file"]);
        }

        reader.RefuseBeside(map["body-file"], "for the endpoint has a body");
        var text = reader.Secrets.Text(body, "the body as text");
        reader.Templates.Use(body, text?.Template, isBody: true);
        return text;
    }

    private SecretText? BodyFile(Field? field)
    {
        if (reader.Existing(field, "a file") is not { } name)
        {
            return null;
        }

        try
        {
            var path = Path.Combine(reader.Folder, name);
            OrdinaryFile.Require(path, LargestBody);
            var text = reader.Secrets.Fill(File.ReadAllText(path), field!.Value);
            reader.Templates.Use(field.Value, text.Template, isBody: true);
            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reader.Read.Refuse(field!.Value, "a file that can be read", $", which cannot be read: {exception.Message}");
            return null;
        }
    }

    private static EndpointClass ClassOf(string method) =>
        method is "GET" or "HEAD" or "OPTIONS" ? EndpointClass.Read : EndpointClass.Write;
}
