using PerfGate.Core.Diagnostics;
using PerfGate.Load.Scenarios;

namespace PerfGate.Tool.Load;

/// <summary>The second half of the consent to load another machine; the scenario's <c>allow-remote</c> is the first.</summary>
internal static class LoadConsent
{
    public const string Option = "--allow-remote";

    public const string Description = "the consent of whoever runs this to a target that is another machine; the scenario says allow-remote: true as well";

    /// <exception cref="PerfGateException">The target is another machine, and the command line does not consent (exit code 2).</exception>
    public static void Expect(LoadScenario scenario, bool allowsRemote)
    {
        if (!scenario.Target.IsLoopback && !allowsRemote)
        {
            throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
                DiagnosticIds.RemoteTarget,
                Severity.Error,
                $"The target {scenario.Target.Address} is another machine. If its owner agrees to this load, give {Option} too.",
                new SourceLocation(scenario.File)));
        }
    }
}
