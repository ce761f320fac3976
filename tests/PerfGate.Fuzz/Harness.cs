using PerfGate.Core.Diagnostics;
using PerfGate.Fuzz.Mutation;

namespace PerfGate.Fuzz;

/// <summary>How one reader is given inputs, and what it may answer.</summary>
public sealed record Harness
{
    /// <summary>On the command line and in the names of finds: lower-case letters and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What the inputs are, in a few words.</summary>
    public required string Reads { get; init; }

    /// <summary>The types that do the reading; a test asks that no reader is without a harness.</summary>
    public required IReadOnlyList<Type> Readers { get; init; }

    /// <summary>Inputs that the reader accepts, or nearly; the first of them are what everything else is made of.</summary>
    public required Func<IReadOnlyList<byte[]>> Seeds { get; init; }

    public required InputFormat Format { get; init; }

    /// <summary>Reads one input and uses what came out; throws what the reader throws.</summary>
    /// <returns>What came out, as text that is the same whenever the same input is read.</returns>
    public required Func<byte[], string> Read { get; init; }

    /// <summary>Whether an exception is the documented answer to a bad input. Anything else is a find.</summary>
    public Func<Exception, bool> IsRefusal { get; init; } = IsInvalidInput;

    /// <summary>Bytes of an input, at most; twice the longest seed where that is more.</summary>
    public int LongestInput { get; init; } = 32 * 1024;

    /// <summary>Processor time of the reading thread for one input; beyond it is a find.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes that one input may allocate in all, whether or not they are collected; beyond it is a find.</summary>
    public long AllocationLimit { get; init; } = 256L << 20;

    /// <summary>Exit code 2 with diagnostics that say something.</summary>
    public static bool IsInvalidInput(Exception fault) =>
        fault is PerfGateException { ExitCode: ExitCode.Invalid, Diagnostics: { Count: > 0 } diagnostics }
        && diagnostics.All(diagnostic => diagnostic.Code.StartsWith("PG", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(diagnostic.Message));
}
