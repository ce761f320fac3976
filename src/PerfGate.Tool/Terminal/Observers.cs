using PerfGate.Tool.Gate;

namespace PerfGate.Tool.Terminal;

/// <summary>Chooses how progress is shown.</summary>
internal static class Observers
{
    public static IGateObserver Choose(bool forBuild)
    {
        if (forBuild)
        {
            return new BuildObserver();
        }

        var plain = Console.IsErrorRedirected
            || Environment.GetEnvironmentVariable("CI") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return plain ? new PlainObserver() : new LiveObserver();
    }
}
