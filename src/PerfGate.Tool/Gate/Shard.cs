using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PerfGate.Tool.Gate;

/// <summary>A part of a suite that one machine of several measures.</summary>
/// <param name="Index">Counts from 1.</param>
/// <param name="Count">At least <paramref name="Index"/>, at most <see cref="Most"/>.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>Jobs that a matrix of GitHub's can have.</summary>
    public const int Most = 256;

    /// <summary><c>2/3</c>; null for everything else.</summary>
    public static Shard? TryParse(string text) =>
        text.Split('/') is [var left, var right]
        && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1 && index <= count && count <= Most
            ? new Shard(index, count)
            : null;

    /// <summary>The same on every machine of a run, so that the report can name one.</summary>
    public static ulong SeedOf(string headSha) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.ASCII.GetBytes(headSha))) >> 12;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
