namespace PerfGate.Runner.Hook;

/// <summary>What the hook itself has to say about a benchmark: a sentence for the user, without kind and place.</summary>
internal sealed class HookRefusalException(string message) : Exception(message);
