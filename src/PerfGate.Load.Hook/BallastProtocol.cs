namespace PerfGate.Load.Hook;

/// <summary>What the tool and the ballast in a service say to each other: lines of ASCII over a pipe.</summary>
internal static class BallastProtocol
{
    /// <summary>The environment variable that holds the pipe's name.</summary>
    public const string PipeVariable = "PERFGATE_BALLAST_PIPE";

    /// <summary>The runtime loads what this variable names before a program's own Main.</summary>
    public const string HooksVariable = "DOTNET_STARTUP_HOOKS";

    /// <summary>A process whose command line holds this is the tool's own supervisor, not the service.</summary>
    public const string SupervisorVerb = "--supervise";

    /// <summary>Service to tool, once: <c>hello PID</c>.</summary>
    public const string Hello = "hello";

    /// <summary>Tool to service: <c>take BYTES</c>, so many that the heap holds this in all.</summary>
    public const string Take = "take";

    /// <summary>Service to tool: <c>held BYTES</c>, what the ballast itself holds; less than asked when there was no more.</summary>
    public const string Held = "held";

    /// <summary>Tool to service: let go of everything; answered by <c>held 0</c>.</summary>
    public const string Drop = "drop";

    /// <summary>One word and one number.</summary>
    public static string Line(string word, long number) =>
        word + " " + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>False where the line is not <paramref name="word"/> and a number.</returns>
    public static bool TryRead(string line, string word, out long number)
    {
        number = 0;
        return line.Split(' ') is { Length: 2 } parts
            && parts[0] == word
            && long.TryParse(
                parts[1],
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out number);
    }
}
