using PerfGate.Load.Hook;

/// <summary>Entry point that the runtime calls before the program's own Main; the name and the namespace are the runtime's contract.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // Children inherit the variables on purpose: what starts the service may be a .NET program itself.
        if (Environment.GetEnvironmentVariable(BallastProtocol.PipeVariable) is { Length: > 0 } pipe
            && Array.IndexOf(Environment.GetCommandLineArgs(), BallastProtocol.SupervisorVerb) < 0)
        {
            BallastLine.Listen(pipe);
        }
    }
}
