using System.Text;

namespace PerfGate.Git;

/// <summary>What one run of the git program left behind.</summary>
/// <param name="ExitCode">0: it succeeded.</param>
/// <param name="Bytes">Its standard output as it came.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record GitResult(int ExitCode, byte[] Bytes, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output as text, without the last line end.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes).TrimEnd('\n', '\r');

    public IReadOnlyList<string> Lines =>
        Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Entries of output written with <c>-z</c>.</summary>
    public IReadOnlyList<string> Entries =>
        Encoding.UTF8.GetString(Bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard error in one line, for a message.</summary>
    public string Reason
    {
        get
        {
            var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.Length == 0 ? $"exit code {ExitCode}, no message" : string.Join(" / ", lines.TakeLast(4));
        }
    }
}
