using System.Text.Json.Serialization;

namespace PerfGate.Load.Measured;

/// <summary>The part of a load that one of several generators sends.</summary>
/// <param name="Index">Which generator, from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record LoadShard(int Index, int Count)
{
    /// <summary>The whole load, from one machine.</summary>
    public static LoadShard Whole { get; } = new(1, 1);

    /// <summary>When all of them begin their warm-up; null: at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Arrivals that precede this generator's first: it sends the k-th where k mod <see cref="Count"/> is this, so that all of them together send each arrival once.</summary>
    [JsonIgnore]
    public int Offset => Index - 1;

    /// <summary>Of its choices of endpoints, tenants and rows; the generators' choices are independent, and the first's are those of a single machine.</summary>
    public ulong SeedOf(ulong seed) => unchecked(seed + ((ulong)Offset * 0x9E3779B97F4A7C15));

    /// <summary>Its part of a number of things (connections, users): the parts add up to all of them; 0 where there are fewer than generators.</summary>
    public int PartOf(int all) => (all / Count) + (Offset < all % Count ? 1 : 0);

    /// <summary>How long to wait until <see cref="StartAt"/>; negative when it is past, zero without it.</summary>
    public TimeSpan WaitFrom(DateTimeOffset now) => StartAt is { } start ? start - now : TimeSpan.Zero;

    public override string ToString() => $"{Index}/{Count}";
}
