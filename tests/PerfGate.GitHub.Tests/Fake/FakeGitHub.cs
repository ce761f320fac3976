using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests.Fake;

/// <summary>A GitHub on loopback that remembers: comments in pages, checks, git objects, artifacts; and that can be told to fail.</summary>
public sealed class FakeGitHub : IDisposable
{
    public const string Owner = "acme";
    public const string Repository = "widgets";
    public const string Bot = "github-actions[bot]";

    private readonly WebApplication application;
    private readonly List<(string Method, string Path, Fault Fault)> faults = [];
    private readonly Lock state = new();
    private long nextId = 1000;

    public FakeGitHub()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(HandleAsync);
        application.Start();
        Port = new Uri(application.Urls.First()).Port;
    }

    public int Port { get; }

    public int PerPage { get; set; } = 100;

    public string PullHead { get; set; } = new('a', 40);

    /// <summary>Longer bodies are refused as GitHub does.</summary>
    public int LongestBody { get; set; } = 262_144;

    /// <summary>References outside of branches and tags are refused.</summary>
    public bool OnlyBranches { get; set; }

    public List<JsonObject> Comments { get; } = [];

    public List<JsonObject> Checks { get; } = [];

    public List<JsonObject> Pulls { get; } = [];

    public Dictionary<string, string> References { get; } = [];

    public Dictionary<string, byte[]> Blobs { get; } = [];

    public List<(long Id, string Name, byte[] Content)> Artifacts { get; } = [];

    public ConcurrentQueue<(string Method, string Path, string Body, string? Authorization)> Requests { get; } = new();

    /// <summary>Run before the request is served, outside of the lock: for races.</summary>
    public Action<string, string>? Before { get; set; }

    public GitHubTarget Target => new(new Uri($"http://127.0.0.1:{Port}/"), new Uri("https://github.example/"), Owner, Repository, "secret-token");

    public void Dispose() => application.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The next request that fits fails; several calls make several fail, in turn.</summary>
    public void Fail(string method, string path, Fault fault, int times = 1)
    {
        lock (state)
        {
            faults.AddRange(Enumerable.Repeat((method, path, fault), times));
        }
    }

    public JsonObject AddComment(string body, string login = Bot, string? minimized = null)
    {
        lock (state)
        {
            var comment = new JsonObject
            {
                ["id"] = nextId++,
                ["body"] = body,
                ["user"] = new JsonObject { ["login"] = login, ["type"] = "Bot" },
                ["minimized"] = minimized is null ? null : new JsonObject { ["reason"] = minimized },
            };
            Comments.Add(comment);
            return comment;
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var path = request.Path.ToUriComponent();
        Requests.Enqueue((request.Method, path + request.QueryString, body, request.Headers.Authorization));
        Before?.Invoke(request.Method, path);
        Fault? fault;
        int status;
        JsonNode? answer;
        List<(string, string)> headers = [];
        lock (state)
        {
            var at = faults.FindIndex(one => one.Method == request.Method && path.Contains(one.Path, StringComparison.Ordinal));
            fault = at < 0 ? null : faults[at].Fault;
            if (at >= 0)
            {
                faults.RemoveAt(at);
            }

            (status, answer) = fault is { AfterWork: false } ? (0, null) : Answer(request, path, body, headers);
        }

        if (fault is { Status: 0 })
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = fault?.Status ?? status;
        context.Response.ContentType = "application/json; charset=utf-8";
        foreach (var (name, value) in fault?.Headers ?? [.. headers])
        {
            context.Response.Headers[name] = value;
        }

        var isContent = fault is null && path.EndsWith("/content", StringComparison.Ordinal);
        var raw = isContent ? Artifacts.First(one => path.Contains($"/{one.Id}/", StringComparison.Ordinal)).Content
            : Encoding.UTF8.GetBytes(fault?.Body ?? answer?.ToJsonString() ?? "");
        if (context.Response.StatusCode != 204)
        {
            await context.Response.Body.WriteAsync(raw);
        }
    }

    private (int, JsonNode?) Answer(HttpRequest request, string path, string body, List<(string, string)> headers)
    {
        var root = $"/repos/{Owner}/{Repository}/";
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            return path.StartsWith("/store/", StringComparison.Ordinal) ? (200, null) : (404, Message("Not Found"));
        }

        var rest = path[root.Length..];
        var sent = body.Length > 0 ? JsonNode.Parse(body) as JsonObject : null;
        var parts = rest.Split('/');
        return (request.Method, parts) switch
        {
            ("GET", ["pulls", _]) => (200, new JsonObject { ["number"] = 7, ["head"] = new JsonObject { ["sha"] = PullHead } }),
            ("GET", ["pulls"]) => Page(request, headers, Pulls),
            ("GET", ["issues", _, "comments"]) => Page(request, headers, Comments),
            ("POST", ["issues", _, "comments"]) => Text(sent).Length > LongestBody ? TooLong() : (201, AddComment(Text(sent)).DeepClone()),
            ("PATCH", ["issues", "comments", var id]) => Find(Comments, id) is not { } comment ? (404, Message("Not Found"))
                : Text(sent).Length > LongestBody ? TooLong()
                : Change(comment, sent!),
            ("DELETE", ["issues", "comments", var id]) => Comments.RemoveAll(comment => $"{comment["id"]}" == id) > 0 ? (204, null) : (404, Message("Not Found")),
            ("GET", ["commits", var sha, "check-runs"]) => ChecksOf(request, headers, sha),
            ("POST", ["check-runs"]) => (201, AddCheck(sent!)),
            ("PATCH", ["check-runs", var id]) => Find(Checks, id) is { } check ? ChangeCheck(check, sent!) : (404, Message("Not Found")),
            ("POST", ["git", "blobs"]) => AddBlob(sent!),
            ("POST", ["git", "trees"]) or ("POST", ["git", "commits"]) => (201, new JsonObject { ["sha"] = Hash(body) }),
            ("PATCH", ["git", "refs", ..]) => PointReference(string.Join('/', parts[1..]), Sha(sent), create: false),
            ("POST", ["git", "refs"]) => PointReference(sent!["ref"]!.GetValue<string>(), Sha(sent), create: true),
            ("GET", ["actions", "runs", _, "artifacts"]) => List(Artifacts.Select(one => new JsonObject
            {
                ["id"] = one.Id,
                ["name"] = one.Name,
                ["size_in_bytes"] = one.Content.Length,
                ["expired"] = false,
            })),
            ("GET", ["actions", "artifacts", var id, "zip"]) => Redirect(headers, id),
            _ => (404, Message("Not Found")),
        };
    }

    private (int, JsonNode?) Redirect(List<(string, string)> headers, string id)
    {
        headers.Add(("Location", $"http://127.0.0.1:{Port}/store/{id}/content"));
        return (302, null);
    }

    private static (int, JsonNode?) List(IEnumerable<JsonObject> artifacts)
    {
        var all = new JsonArray([.. artifacts]);
        return (200, new JsonObject { ["total_count"] = all.Count, ["artifacts"] = all });
    }

    private (int, JsonNode?) Page(HttpRequest request, List<(string, string)> headers, List<JsonObject> all)
    {
        var page = request.Query.TryGetValue("page", out var asked) ? int.Parse(asked!, CultureInfo.InvariantCulture) : 1;
        if (page * PerPage < all.Count)
        {
            headers.Add(("Link", $"<http://127.0.0.1:{Port}{request.Path.ToUriComponent()}?per_page={PerPage}&page={page + 1}>; rel=\"next\""));
        }

        return (200, new JsonArray([.. all.Skip((page - 1) * PerPage).Take(PerPage).Select(one => one.DeepClone())]));
    }

    private (int, JsonNode?) ChecksOf(HttpRequest request, List<(string, string)> headers, string sha)
    {
        var name = request.Query["check_name"].ToString();
        var (_, page) = Page(request, headers, [.. Checks.Where(check => $"{check["head_sha"]}" == sha && $"{check["name"]}" == name)]);
        return (200, new JsonObject { ["check_runs"] = page });
    }

    private JsonNode AddCheck(JsonObject sent)
    {
        sent = sent.DeepClone().AsObject();
        sent["id"] = nextId++;
        Checks.Add(sent);
        return sent.DeepClone();
    }

    /// <summary>Annotations are appended, as GitHub does.</summary>
    private static (int, JsonNode?) ChangeCheck(JsonObject check, JsonObject sent)
    {
        var before = check["output"]?["annotations"]?.AsArray() ?? [];
        var change = sent.DeepClone().AsObject();
        if (change["output"]?["annotations"]?.AsArray() is { } added)
        {
            if (added.Count > 50)
            {
                return (422, Message("annotations exceeds 50"));
            }

            change["output"]!["annotations"] = new JsonArray([.. before.Concat(added).Select(one => one!.DeepClone())]);
        }

        return Change(check, change);
    }

    private static (int, JsonNode?) Change(JsonObject item, JsonObject sent)
    {
        foreach (var (name, value) in sent)
        {
            item[name] = value?.DeepClone();
        }

        return (200, item.DeepClone());
    }

    private (int, JsonNode?) AddBlob(JsonObject sent)
    {
        var content = Convert.FromBase64String(sent["content"]!.GetValue<string>());
        var sha = Hash(sent.ToJsonString());
        Blobs[sha] = content;
        return (201, new JsonObject { ["sha"] = sha });
    }

    private (int, JsonNode?) PointReference(string reference, string sha, bool create)
    {
        reference = reference.StartsWith("refs/", StringComparison.Ordinal) ? reference : $"refs/{reference}";
        if (OnlyBranches && !reference.StartsWith("refs/heads/", StringComparison.Ordinal))
        {
            return (422, Message("Reference update failed"));
        }

        if (create == References.ContainsKey(reference))
        {
            return (422, Message(create ? "Reference already exists" : "Reference does not exist"));
        }

        References[reference] = sha;
        return (create ? 201 : 200, new JsonObject { ["ref"] = reference });
    }

    private static JsonObject? Find(List<JsonObject> items, string id) => items.Find(item => $"{item["id"]}" == id);

    private static string Text(JsonObject? sent) => sent?["body"]?.GetValue<string>() ?? "";

    private static string Sha(JsonObject? sent) => sent!["sha"]!.GetValue<string>();

    private static (int, JsonNode?) TooLong() => (422, new JsonObject
    {
        ["message"] = "Validation Failed",
        ["errors"] = new JsonArray(new JsonObject { ["resource"] = "IssueComment", ["code"] = "unprocessable", ["field"] = "data", ["message"] = "Body is too long (maximum is 65536 characters)" }),
    });

    private static JsonObject Message(string text) => new() { ["message"] = text };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
