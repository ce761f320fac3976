using BenchmarkDotNet.Attributes;

namespace PerfGate.Runner.Hook.Tests.Issues;

/// <summary>Reported: a class that is not public is tried and fails, a sealed one fails with a trace, a generic one is silently absent.</summary>
public sealed class ClassesThatCannotRunTests
{
    [Theory]
    [InlineData(typeof(NotPublic), "it is not public. Make it public")]
    [InlineData(typeof(Internal), "it is not public. Make it public")]
    [InlineData(typeof(Private), "it is not public. Make it public")]
    [InlineData(typeof(Generic<>), "no [GenericTypeArguments] fits")]
    [InlineData(typeof(WronglyClosed<>), "no [GenericTypeArguments] fits")]
    public void What_BenchmarkDotNet_passes_over_is_left_out(Type type, string reason)
    {
        var found = Assert.Single(BenchmarkType.Of(type));

        Assert.True(found.IsLeftOut);
        ExpectOneLine(found, type, reason);
    }

    [Theory]
    [InlineData(typeof(Sealed), "is sealed, and BenchmarkDotNet derives from the benchmark's class: remove 'sealed'.")]
    [InlineData(typeof(Static), "is static, ")]
    [InlineData(typeof(Structure), "is a struct, ")]
    [InlineData(typeof(Private.Hidden), "make PerfGate.Runner.Hook.Tests.Issues.ClassesThatCannotRunTests+Private public")]
    [InlineData(typeof(WithoutConstructor), "has no public constructor without parameters: add one")]
    [InlineData(typeof(PrivateConstructor), "has no public constructor without parameters: add one")]
    public void What_cannot_run_is_listed_with_the_remedy(Type type, string reason)
    {
        var found = Assert.Single(BenchmarkType.Of(type));

        Assert.False(found.IsLeftOut);
        ExpectOneLine(found, type, reason);
    }

    [Theory]
    [InlineData(typeof(Closed<>), 2)]
    [InlineData(typeof(UnnamedJobTests.Plain), 1)]
    public void What_can_run_has_no_obstacle(Type type, int count)
    {
        var found = BenchmarkType.Of(type).ToArray();

        Assert.Equal(count, found.Length);
        Assert.All(found, one => Assert.True(one is { Obstacle: "", IsLeftOut: false, Type.ContainsGenericParameters: false }));
    }

    [Fact]
    public void A_class_whose_benchmarks_are_not_public_is_found() =>
        Assert.Contains(BenchmarkTypes.Find(typeof(ClassesThatCannotRunTests).Assembly), found => found.Type == typeof(PrivateMethod));

    private static void ExpectOneLine(BenchmarkType found, Type type, string reason)
    {
        Assert.StartsWith(type.FullName!, found.Obstacle, StringComparison.Ordinal);
        Assert.Contains(reason, found.Obstacle, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', found.Obstacle);
    }

    public sealed class Sealed
    {
        [Benchmark]
        public int Run() => 1;
    }

    public static class Static
    {
        [Benchmark]
        public static int Run() => 1;
    }

    public struct Structure
    {
        [Benchmark]
        public int Run() => 1;
    }

    public class WithoutConstructor(int n)
    {
        [Benchmark]
        public int Run() => n;
    }

    public class PrivateConstructor
    {
        private PrivateConstructor()
        {
        }

        [Benchmark]
        public int Run() => 1;
    }

    public class PrivateMethod
    {
        [Benchmark]
        private int Run() => 1;
    }

    public class Generic<T>
    {
        [Benchmark]
        public T[] Run() => new T[1];
    }

    [GenericTypeArguments(typeof(int), typeof(int))]
    public class WronglyClosed<T>
    {
        [Benchmark]
        public T[] Run() => new T[1];
    }

    [GenericTypeArguments(typeof(int))]
    [GenericTypeArguments(typeof(string))]
    public class Closed<T>
    {
        [Benchmark]
        public T[] Run() => new T[1];
    }

    internal class Internal
    {
        [Benchmark]
        public int Run() => 1;
    }

    private class Private
    {
        [Benchmark]
        public int Run() => 1;

        public class Hidden
        {
            [Benchmark]
            public int Run() => 1;
        }
    }
}

internal class NotPublic
{
    [Benchmark]
    public int Run() => 1;
}
