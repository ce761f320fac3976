namespace PerfGate.Runner.Hook;

/// <summary>Takes turns on the engine of some releases of BenchmarkDotNet whose engine has one shape.</summary>
internal interface IEngineGeneration
{
    /// <summary>Members that it needs and the loaded release does not have, each as <c>Type.Member</c>; asked by reflection, nothing is touched.</summary>
    IReadOnlyList<string> Missing();

    /// <summary>Answers <see cref="HookMessage.Run"/>; only where nothing is missing.</summary>
    void Run(HookChannel channel, NamedCase named);
}

/// <summary>All engines that the hook can take turns on.</summary>
internal static class EngineGenerations
{
    private static readonly IEngineGeneration[] All = [new SynchronousEngine()];

    /// <summary>The one that misses the fewest members of the loaded release.</summary>
    /// <remarks>Nothing is asked where there is no choice: every launch comes here.</remarks>
    public static IEngineGeneration Nearest() => All is [var only] ? only : All.MinBy(generation => generation.Missing().Count)!;
}
