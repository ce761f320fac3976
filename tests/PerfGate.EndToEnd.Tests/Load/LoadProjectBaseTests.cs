using PerfGate.Core.Reports;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.Load.Checks;

namespace PerfGate.EndToEnd.Tests.Load;

/// <summary>A service that is a project, compared with itself as another commit has it: worktree, two builds, two processes.</summary>
[Trait("speed", "slow")]
public sealed class LoadProjectBaseTests
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(10);

    [Fact]
    public void The_same_commit_is_not_found_and_a_slower_second_one_is()
    {
        using var repository = TemporaryRepository.Create();
        repository.Write("perfgate.yml", "compare: { profile: quick }\n");
        repository.Write("shop/Shop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        repository.Write(LoadFolder.Scenario, """
            name: shop
            service: { project: shop/Shop.csproj, health: /health }
            load: { rate: 60/s, warm-up: 500ms }
            endpoints: [{ name: work, class: transfer, request: GET /work }]
            data: { rows: { things: 1 } }
            """);
        var first = Commit(repository, milliseconds: 20);

        using var same = ToolRun.Start(repository.Root, [], "load", LoadFolder.Scenario, "--base", "self");
        var itself = same.Finish().Expect(0).Report;
        Assert.DoesNotContain(itself.Results, result => result.Outcome == Outcome.Regressed);
        Assert.Equal((first, first, "the same commit, built again"), (itself.Base.Commit, itself.Head.Commit, itself.Base.Origin));

        var second = Commit(repository, milliseconds: 40);
        using var run = ToolRun.Start(repository.Root, [], "load", LoadFolder.Scenario, "--base", "HEAD~1");
        var report = run.Finish().Expect(1).Report;

        var p50 = Assert.Single(report.Results, result => result is { Metric: "p50", Outcome: Outcome.Regressed });
        Assert.Equal(Decision.Fail, p50.Decision);
        Assert.InRange(p50.Ratio!.Value, 1.5, 2.5);
        Assert.Equal((first, second), (report.Base.Commit, report.Head.Commit));
        Assert.Contains(report.Results, result => result is { Id: "work", Metric: "p50", Reason: LoadLimitKinds.Budget, Outcome: Outcome.Kept });
        Assert.Single(repository.Git("worktree", "list").Split('\n'));
        if (OperatingSystem.IsLinux())
        {
            MarkedProcesses.ExpectNone(run, OrphanLimit);
        }
    }

    private static string Commit(TemporaryRepository repository, int milliseconds)
    {
        repository.Write("shop/Program.cs", $$"""
            var builder = WebApplication.CreateSlimBuilder(args);
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.MapGet("/health", () => "ok");
            app.MapGet("/work", async () =>
            {
                await Task.Delay({{milliseconds}});
                return "done";
            });
            app.Run();
            """);
        return repository.Commit($"answers in {milliseconds} ms");
    }
}
