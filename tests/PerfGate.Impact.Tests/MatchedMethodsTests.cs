using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests;

/// <summary>Which methods are the same on both sides, whatever moved their tokens and their numbers.</summary>
public sealed class MatchedMethodsTests
{
    private const string Before = """
        public class Worker
        {
            public int Work(int n) => Enumerable.Range(0, n).Select(i => i * n).Sum();
            public int Rest(int n) => n + 11;
        }
        """;

    [Fact]
    public void A_lambda_above_renumbers_what_is_the_same()
    {
        var methods = Matched(Before.Replace("{\n    public int Work", "{\n    public int Unused(int n) => Enumerable.Range(0, n).Count(i => i > n);\n    public int Work", StringComparison.Ordinal));

        Assert.All(methods, method => Assert.True(method.IsEqual, $"{method}"));
        Assert.Contains(new MatchedMethod("Worker", "Work", "Worker", "Work", true), methods);
        var lambda = Assert.Single(methods, method => method.BaseName.StartsWith("<Work>", StringComparison.Ordinal));
        Assert.NotEqual(lambda.BaseType, lambda.HeadType);
        Assert.DoesNotContain(methods, method => method.HeadName == "Unused");
    }

    [Fact]
    public void Changed_code_is_matched_and_not_the_same()
    {
        var methods = Matched(Before.Replace("n + 11", "n + 12", StringComparison.Ordinal));

        Assert.Equal(["Rest"], methods.Where(method => !method.IsEqual).Select(method => method.HeadName));
        Assert.Contains(methods, method => method is { HeadName: "Work", IsEqual: true });
    }

    [Fact]
    public void Nothing_is_matched_where_a_side_cannot_be_read()
    {
        var missing = new ImpactSide { AssemblyPath = Path.Combine(AppContext.BaseDirectory, "none", "None.dll") };

        Assert.Empty(MatchedMethods.Of(missing, missing));
    }

    private static IReadOnlyList<MatchedMethod> Matched(string after) => Change.MethodsOf(Before, after);
}
