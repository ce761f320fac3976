namespace PerfGate.Statistics;

/// <summary>
/// Scores of magnitudes that rise, stay and fall back to 0: Hampel's three-part redescending function (Andrews, Bickel, Hampel, Huber,
/// Rogers and Tukey, "Robust Estimates of Location", 1972), in units of the median magnitude.
/// </summary>
/// <remarks>
/// Of launches that settle into several speeds, the pairs whose sides fell into different ones have the largest differences, with
/// random signs. Ranks weigh them most; these scores leave them out. Knots: half the median, one and a half of it, three times it.
/// </remarks>
internal static class HampelScores
{
    /// <summary>Whole numbers, so that their sums can be counted exactly.</summary>
    public const int Top = 60;

    private const double Rising = 0.5;
    private const double Falling = 1.5;
    private const double Gone = 3;

    /// <summary>How many times its median the 85 % quantile of the magnitudes must exceed: 2.1 times is normal, 2.5 Student's t with 3 degrees.</summary>
    private const double HeavyTail = 3;
    private const double TailQuantile = 0.85;

    /// <summary>Of fewer the tail says nothing.</summary>
    private const int LeastDifferences = 10;

    /// <summary>Whether magnitudes may have the tail of launches with several speeds at all.</summary>
    public static bool MaySuit(int count) => count >= LeastDifferences;

    /// <summary>The ranks, from 1 on, of the two magnitudes whose mean is the median, and of that which the tail begins with.</summary>
    public static (int Lower, int Upper, int Tail) Ranks(int count) => ((count + 1) / 2, (count / 2) + 1, (int)Math.Ceiling(TailQuantile * count));

    /// <summary>Whether magnitudes have the tail of launches with several speeds.</summary>
    /// <param name="median">Theirs.</param>
    /// <param name="tail">That which the tail begins with.</param>
    public static bool Suit(double median, double tail) => median > 0 && tail > HeavyTail * median;

    /// <param name="magnitudes">In any order.</param>
    /// <param name="median">Theirs, above 0.</param>
    /// <param name="scores">As many; each from 0 to <see cref="Top"/>.</param>
    public static void Fill(ReadOnlySpan<double> magnitudes, double median, Span<int> scores)
    {
        for (var i = 0; i < magnitudes.Length; i++)
        {
            scores[i] = (int)Math.Round(Top * Of(magnitudes[i] / median));
        }
    }

    /// <summary>Hampel's function, from 0 to 1.</summary>
    /// <param name="size">A magnitude in units of the median, at least 0.</param>
    public static double Of(double size) => size switch
    {
        <= Rising => size / Rising,
        <= Falling => 1,
        < Gone => (Gone - size) / (Gone - Falling),
        _ => 0,
    };
}
