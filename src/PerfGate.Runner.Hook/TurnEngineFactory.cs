using BenchmarkDotNet.Engines;

namespace PerfGate.Runner.Hook;

/// <summary>Gives BenchmarkDotNet an engine that takes turns; the loops, the clock and the set-up methods stay its own.</summary>
internal sealed class TurnEngineFactory(HookChannel channel, ExactCounts counts) : IEngineFactory
{
    public IEngine CreateReadyToRun(EngineParameters engineParameters)
    {
        try
        {
            return new TurnEngine(channel, counts, engineParameters);
        }
        catch (Exception exception)
        {
            channel.Fail(exception);
            throw;
        }
    }
}
