using PerfGate.Runner.Hook;

/// <summary>Entry point that the runtime calls before the program's own Main; the name and the namespace are the runtime's contract.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var pipe = Environment.GetEnvironmentVariable(HookVariables.Pipe);
        var assembly = Environment.GetEnvironmentVariable(HookVariables.Assembly);
        if (pipe is null || assembly is null)
        {
            return;
        }

        // Processes that the benchmarks start are none of our business.
        Environment.SetEnvironmentVariable(HookVariables.StartupHooks, null);
        Environment.SetEnvironmentVariable(HookVariables.Pipe, null);
        Environment.SetEnvironmentVariable(HookVariables.Assembly, null);
        Environment.SetEnvironmentVariable(HookVariables.EventPipe, null);

        RandomPlacement.Draw();
        Lifeline.Watch();
        OlderBenchmarkDotNet.Accept(Path.GetDirectoryName(assembly)!);
        HookProgram.Run(pipe, assembly);
        Environment.Exit(0);
    }
}
