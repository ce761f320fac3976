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
        catch (EndOfStreamException)
        {
            // The tool has closed the pipe: it has all it wanted.
        }
        catch (IOException)
        {
            // The same, seen while writing.
        }
        catch (Exception exception) when (!channel.HasFailed)
        {
            channel.Fail(exception);
        }
        catch (Exception)
        {
            // Told already, where it happened.
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
                    BenchmarkLaunch.Run(channel, assembly);
                    return;
                case HookMessage.End:
                    channel.Answer(HookMessage.Ended);
                    return;
                case var other:
                    throw new InvalidDataException($"The tool said {other} before a benchmark was chosen.");
            }
        }
    }
}
