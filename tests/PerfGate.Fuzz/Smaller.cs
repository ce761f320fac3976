namespace PerfGate.Fuzz;

/// <summary>Cuts an input down to what its fault needs.</summary>
internal static class Smaller
{
    private const int MostTries = 3000;

    /// <returns>A shorter input with the same signature; the input itself where its fault takes long, or is not steady.</returns>
    public static byte[] Of(Harness harness, byte[] input, Trial trial)
    {
        if (trial.Kind != TrialKind.Threw)
        {
            return input;
        }

        var tries = 0;
        for (var length = input.Length / 2; length > 0 && tries < MostTries; length /= 2)
        {
            for (var at = 0; at + length <= input.Length && tries < MostTries; tries++)
            {
                byte[] shorter = [.. input[..at], .. input[(at + length)..]];
                if (Trial.Of(harness, shorter).Signature == trial.Signature)
                {
                    input = shorter;
                }
                else
                {
                    at += length;
                }
            }
        }

        return input;
    }
}
