using System.IO.Pipes;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PerfGate.Runner.Hook;

/// <summary>What a benchmark process does in place of its Main: answer the tool until it says to end.</summary>
internal static class HookProgram
{
    public static void Run(string pipeName, string assemblyPath)
    {
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.CurrentUserOnly);
        pipe.Connect(30_000);
        using var channel = new HookChannel(pipe);
        try
        {
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(assemblyPath);
            Serve(channel, assembly);
        }
        catch (Exception exception)
        {
            channel.Fail(exception);
        }
    }

    // Everything that touches BenchmarkDotNet stays out of Run, so that a failure to load it is caught and told.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Serve(HookChannel channel, Assembly assembly)
    {
        while (true)
        {
            switch (channel.ReadMessage())
            {
                case HookMessage.List:
                    BenchmarkListing.Write(channel, assembly);
                    break;
                case HookMessage.Run:
                    EngineGenerations.Nearest().Run(channel, BenchmarkCases.Read(channel.Reader));
                    End(channel);
                    return;
                case HookMessage.Launch:
                    LaunchRun.Run(channel, BenchmarkCases.Read(channel.Reader));
                    break;
                case HookMessage.End:
                    End(channel);
                    return;
                case var other:
                    throw new InvalidDataException($"The tool said {other} before a benchmark was chosen.");
            }
        }
    }

    /// <summary>The last answer, when nothing of the benchmark is left to run but its handlers of the process's end.</summary>
    private static void End(HookChannel channel)
    {
        // The runtime runs no finalizers when a process ends; what the benchmark left behind gets its chance here.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (!channel.HasFailed)
        {
            channel.Answer(HookMessage.Ended);
        }
    }
}
