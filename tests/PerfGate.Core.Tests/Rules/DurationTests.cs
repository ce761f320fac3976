using PerfGate.Core.Rules;

namespace PerfGate.Core.Tests.Rules;

public sealed class DurationTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(90, "1m30s")]
    [InlineData(480, "8m")]
    [InlineData(5_400, "1h30m")]
    [InlineData(604_800, "168h")]
    public void Is_written_as_people_write_it(int seconds, string text) => Assert.Equal(text, Duration.Text(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("10m", 600)]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1h0m1s", 3_601)]
    [InlineData("168h", 604_800)]
    [InlineData("604800s", 604_800)]
    public void Hours_minutes_and_seconds_add_up(string text, int seconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("0s")]
    [InlineData("0h0m0s")]
    [InlineData("-5m")]
    [InlineData("5m ")]
    [InlineData("5m\n")]
    [InlineData("1.5h")]
    [InlineData("30m1h")]
    [InlineData("1m1m")]
    [InlineData("10M")]
    [InlineData("10 m")]
    [InlineData("٣m")]
    [InlineData("168h1s")]
    [InlineData("999999h999999m999999s")]
    [InlineData("9999999999s")]
    public void Anything_else_is_refused(string? text) => Assert.False(Duration.TryParse(text, out _));
}
