using PerfGate.Runner.Hooking;
using PerfGate.Runner.Measuring;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: with Guid.NewGuid() in a ParamsSource one benchmark is "failed", another "disappeared".</summary>
public sealed class ParametersOfOneProcessTests
{
    [Fact]
    public void What_two_processes_list_otherwise_is_refused_once_by_name()
    {
        ListedBenchmark[] first = [Listed("T.M(id: 1)"), Listed("T.M(id: 2)"), Listed("T.Steady"), Listed("T.Box<Int32>.M(n: 1)")];
        ListedBenchmark[] second = [Listed("T.M(id: 3)"), Listed("T.M(id: 4)"), Listed("T.Steady"), Listed("T.Box<Int32>.M(n: 1)")];

        var unstable = UnstableParameters.Differing(first, second);

        Assert.Equal(["T.M"], unstable);
        Assert.Equal(["T.Steady", "T.Box<Int32>.M(n: 1)"], UnstableParameters.Without(first, unstable).Select(one => one.Id));
        var refused = UnstableParameters.Refuse(first, unstable);
        Assert.Equal(["T.M", "T.Steady", "T.Box<Int32>.M(n: 1)"], refused.Select(one => one.Id));
        Assert.Contains("as in 'T.M(id: 1)'", refused[0].Broken, StringComparison.Ordinal);
        Assert.All(refused.Skip(1), one => Assert.Empty(one.Broken));
    }

    [Fact]
    public void What_is_new_or_gone_is_no_reason_to_list_again()
    {
        Assert.False(UnstableParameters.MayBeIn([Listed("T.Old(n: 1)"), Listed("T.M(n: 1)")], [Listed("T.M(n: 1)"), Listed("T.New(n: 1)")]));
        Assert.True(UnstableParameters.MayBeIn([Listed("T.M(n: 1)")], [Listed("T.M(n: 1)"), Listed("T.M(n: 2)")]));
    }

    private static ListedBenchmark Listed(string id) => new()
    {
        Type = "T",
        Method = "M",
        Id = id,
        Job = "DefaultJob",
        Occurrence = 0,
        SourceFile = "",
        SourceLine = 0,
        JobRuntime = "",
        Environment = new Dictionary<string, string?>(),
        Broken = "",
    };
}
