namespace PerfGate.Core.Verdicts;

/// <summary>A decision and what explains it.</summary>
/// <param name="Decision">What the rules make of the finding.</param>
/// <param name="Rule">The limit that decided, in words; null where none was asked.</param>
/// <param name="Message">A sentence for people, where the decision needs one.</param>
/// <param name="Warning">What the reader should know beside the decision.</param>
internal sealed record Ruling(Decision Decision, string? Rule = null, string? Message = null, string? Warning = null);
