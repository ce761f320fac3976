using System.Text;

namespace PerfGate.Runner.Processes;

/// <summary>Reads what a process prints, line by line. A line without end is cut: the process decides how much it prints, not how much we keep.</summary>
internal static class OutputLines
{
    /// <summary>Characters of a line; what is beyond is dropped.</summary>
    public const int Longest = 1 << 20;

    private const int Chunk = 4096;

    /// <summary>Reads to the end, or until cancelled, and closes the reader.</summary>
    /// <param name="reader">The output; lines end with LF, CR or both.</param>
    /// <param name="received">Called with each line, one after the other.</param>
    /// <param name="cancellation">Ends the reading: others may hold the output open.</param>
    public static async Task ReadAsync(TextReader reader, Action<string> received, CancellationToken cancellation)
    {
        using var output = reader;
        var line = new StringBuilder();
        var hasLine = false;
        var afterReturn = false;
        var chunk = new char[Chunk];
        try
        {
            for (int read; (read = await output.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0;)
            {
                foreach (var character in chunk.AsSpan(0, read))
                {
                    if (character is '\n' or '\r')
                    {
                        if (character == '\r' || !afterReturn)
                        {
                            received(line.ToString());
                            line.Clear();
                            hasLine = false;
                        }
                    }
                    else
                    {
                        hasLine = true;
                        if (line.Length < Longest)
                        {
                            line.Append(character);
                        }
                    }

                    afterReturn = character == '\r';
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The process was ended, or is not waited for any more: what came before was received.
        }

        if (hasLine)
        {
            received(line.ToString());
        }
    }
}
