using System.Net;
using System.Text;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests;

/// <summary>Answers as GitHub gave them: the links and the refusal recorded in the package @octokit/fixtures 23.1.2 (MIT).</summary>
public sealed class RecordedAnswersTests
{
    /// <summary>Address of a page, and the <c>Link</c> header that came with it.</summary>
    private static readonly (string Address, string Link)[] Pages =
    [
        ("/repos/acme/widgets/issues?per_page=100",
            "<https://api.github.com/repositories/1000/issues?per_page=3&page=2>; rel=\"next\", <https://api.github.com/repositories/1000/issues?per_page=3&page=5>; rel=\"last\""),
        ("/repositories/1000/issues?per_page=3&page=2",
            "<https://api.github.com/repositories/1000/issues?per_page=3&page=1>; rel=\"prev\", <https://api.github.com/repositories/1000/issues?per_page=3&page=3>; rel=\"next\", <https://api.github.com/repositories/1000/issues?per_page=3&page=5>; rel=\"last\", <https://api.github.com/repositories/1000/issues?per_page=3&page=1>; rel=\"first\""),
        ("/repositories/1000/issues?per_page=3&page=3",
            "<https://api.github.com/repositories/1000/issues?per_page=3&page=2>; rel=\"prev\", <https://api.github.com/repositories/1000/issues?per_page=3&page=4>; rel=\"next\", <https://api.github.com/repositories/1000/issues?per_page=3&page=5>; rel=\"last\", <https://api.github.com/repositories/1000/issues?per_page=3&page=1>; rel=\"first\""),
        ("/repositories/1000/issues?per_page=3&page=4",
            "<https://api.github.com/repositories/1000/issues?per_page=3&page=3>; rel=\"prev\", <https://api.github.com/repositories/1000/issues?per_page=3&page=5>; rel=\"next\", <https://api.github.com/repositories/1000/issues?per_page=3&page=5>; rel=\"last\", <https://api.github.com/repositories/1000/issues?per_page=3&page=1>; rel=\"first\""),
        ("/repositories/1000/issues?per_page=3&page=5",
            "<https://api.github.com/repositories/1000/issues?per_page=3&page=4>; rel=\"prev\", <https://api.github.com/repositories/1000/issues?per_page=3&page=1>; rel=\"first\""),
    ];

    [Fact]
    public async Task All_pages_are_read_by_the_servers_own_links_and_no_page_twice()
    {
        var asked = new List<string>();
        var api = Api(request =>
        {
            asked.Add(request.RequestUri!.PathAndQuery);
            var page = Array.FindIndex(Pages, one => one.Address == request.RequestUri.PathAndQuery);
            return Answer(HttpStatusCode.OK, page < 4 ? "[{},{},{}]" : "[{}]", Pages[page].Link);
        });

        var items = await api.GetAllAsync("issues", null, TestContext.Current.CancellationToken);

        Assert.Equal(13, items.Count);
        Assert.Equal(Pages.Select(page => page.Address), asked);
    }

    [Fact]
    public async Task A_refusal_names_the_field()
    {
        const string Recorded = """
            {"message":"Validation Failed","errors":[{"resource":"Label","code":"invalid","field":"color"}],"documentation_url":"https://docs.github.com/rest/reference/issues#create-a-label"}
            """;
        var api = Api(_ => Answer(HttpStatusCode.UnprocessableEntity, Recorded, null));

        var fault = await Assert.ThrowsAsync<GitHubException>(() => api.PostAsync("labels", new System.Text.Json.Nodes.JsonObject(), TestContext.Current.CancellationToken));

        Assert.Equal("422 Validation Failed (color: invalid)", fault.Message);
    }

    private static GitHubApi Api(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(
        new GitHubTarget(new Uri("https://api.github.com/"), new Uri("https://github.com/"), "acme", "widgets", "token"),
        ("perfgate", "1.0"),
        new ImmediateTime(),
        transport: () => new Stub(answer));

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, string? link)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (link is not null)
        {
            answer.Headers.Add("Link", link);
        }

        return answer;
    }

    private sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
