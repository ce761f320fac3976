namespace PerfGate.Runner.Hook.Tests;

public sealed class LateBoundTests
{
    [Fact]
    public void The_method_that_takes_the_arguments_and_needs_the_least_is_called()
    {
        Assert.Equal("one: 1", LateBound.Call(typeof(Library), "Run", "1"));
        Assert.Equal("two: 1, 2", LateBound.Call(typeof(Library), "Run", "1", 2));
    }

    [Fact]
    public void Parameters_that_a_release_adds_keep_their_defaults() =>
        Assert.Equal("7, True, more", LateBound.Call(typeof(Library), "Later", 7));

    [Fact]
    public void A_whole_number_may_have_become_a_long() => Assert.Equal(5L, LateBound.Call(typeof(Library), "Count", 5));

    [Fact]
    public void What_is_called_throws_as_if_it_had_been_called_directly() =>
        Assert.Throws<InvalidOperationException>(() => LateBound.Call(typeof(Library), "Throw"));

    [Fact]
    public void A_member_that_is_not_there_is_named() =>
        Assert.Contains("Library.Gone", Assert.Throws<MissingMemberException>(() => LateBound.Call(typeof(Library), "Gone")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_without_a_default_is_not_guessed() =>
        Assert.Throws<MissingMemberException>(() => LateBound.Call(typeof(Library), "Needs", 1));

    [Fact]
    public void Nothing_that_this_hook_needs_is_missing_in_the_release_that_it_is_compiled_against()
    {
        Assert.Empty(CompiledMembers.Missing());
        Assert.Empty(LaunchMembers.Missing());
    }

    private static class Library
    {
        public static string Run(string one) => $"one: {one}";

        public static string Run(string one, int two = 0) => $"two: {one}, {two}";

        public static string Later(int first, bool flag = true, string text = "more", CancellationToken cancellation = default) =>
            cancellation.CanBeCanceled ? "" : $"{first}, {flag}, {text}";

        public static long Count(long count) => count;

        public static void Throw() => throw new InvalidOperationException();

        public static string Needs(int one, int two) => $"{one}{two}";
    }
}
