using PerfGate.Core.Words;

namespace PerfGate.Core.Tests.Issues;

/// <summary>Reported: 224 bytes more, which repeat exactly, read as <c>832 B → 1.031 KB</c>.</summary>
public sealed class BytesOfTheExactLaneTests
{
    [Theory]
    [InlineData(832, 1056, "832 B → 1,056 B (+224 B)")]
    [InlineData(1056, 832, "1,056 B → 832 B (−224 B)")]
    [InlineData(0, 24, "0 B → 24 B (+24 B)")]
    [InlineData(1_000_000, 1_000_008, "1000000 → 1000008 B (+8 B)")]
    [InlineData(10_485_760, 10_590_618, "10 → 10.1 MB (+102.4 KB)")]
    [InlineData(64, 64, "64 B")]
    public void Both_sides_are_written_out_with_what_lies_between(double before, double after, string expected) =>
        Assert.Equal(expected, Quantity.ExactTransition(before, after));
}
