using PerfGate.GitHub.Images;
using PerfGate.GitHub.Tests.Fake;
using PerfGate.GitHub.Transport;

namespace PerfGate.GitHub.Tests;

public sealed class ImageStoreTests : IDisposable
{
    private readonly FakeGitHub server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Pictures_lie_on_a_reference_of_their_own_and_are_addressed_by_their_commit()
    {
        var stored = await StoreAsync();

        Assert.Equal(stored.Commit, server.References["refs/perfgate/charts/pr-7"]);
        Assert.Equal($"https://github.example/acme/widgets/blob/{stored.Commit}/changes-light.png?raw=true", stored.AddressOf("changes-light.png").AbsoluteUri);
        Assert.Contains(server.Blobs.Values, content => content.SequenceEqual(new byte[] { 1, 2, 3 }));
    }

    [Fact]
    public async Task The_same_pictures_have_the_same_address()
    {
        var first = await StoreAsync();

        Assert.Equal(first.Commit, (await StoreAsync()).Commit);
        Assert.Single(server.References);
    }

    [Fact]
    public async Task A_server_that_takes_branches_only_gets_a_branch()
    {
        server.OnlyBranches = true;

        var stored = await StoreAsync();

        Assert.Equal(stored.Commit, server.References["refs/heads/perfgate-charts/pr-7"]);
    }

    [Fact]
    public async Task Without_the_right_to_write_the_caller_is_told()
    {
        server.Fail("POST", "/git/blobs", new Fault(403, "{\"message\":\"Resource not accessible by integration\"}"));

        Assert.True((await Assert.ThrowsAsync<GitHubException>(StoreAsync)).IsPermission);
    }

    private Task<StoredImages> StoreAsync() =>
        new ImageStore(Calls.Api(server)).StoreAsync(7, [("changes-light.png", [1, 2, 3]), ("changes-dark.png", [4])], TestContext.Current.CancellationToken);
}
