using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load.Planning;

/// <summary>Puts the command line's rate and length over the scenario's.</summary>
internal static class LoadOverrides
{
    /// <exception cref="PerfGateException">They do not fit the scenario (exit code 2).</exception>
    public static LoadScenario Apply(LoadScenario scenario, double? rate, TimeSpan? duration)
    {
        var shape = scenario.Shape;
        if (rate is not null && shape.Model == LoadModel.Closed)
        {
            throw Refusal("--rate is of the open model, and the scenario is 'model: closed'; change its users instead.");
        }

        if (duration is not null && rate is null && shape.Stages.Count > 1)
        {
            throw Refusal($"--duration is of one rate, and the scenario has {shape.Stages.Count} stages; give --rate too, or change the stages.");
        }

        var length = duration ?? shape.Duration;
        LoadStage[] stages =
            rate is { } constant ? [LoadStage.Constant(constant, length)]
            : duration is not null && shape.Stages is [var only] ? [only with { Time = length }]
            : [.. shape.Stages];
        return scenario with { Shape = shape with { Stages = stages, Duration = length } };
    }

    private static PerfGateException Refusal(string message) =>
        new(ExitCode.Invalid, new Diagnostic(DiagnosticIds.InvalidUsage, Severity.Error, message));
}
