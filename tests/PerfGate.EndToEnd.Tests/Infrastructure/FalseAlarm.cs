using PerfGate.Core.Diagnostics;

namespace PerfGate.EndToEnd.Tests.Infrastructure;

/// <summary>Unchanged code that is called slower by chance: rare, and no fault of the code under test.</summary>
/// <remarks>
/// The gate promises at most 1 suite in 100. A test that fails on one such run would fail once in 100 builds; one that fails when three
/// runs in a row have it fails once in 1,000,000. All tests that use this together stay below 1 in 10,000.
/// </remarks>
internal static class FalseAlarm
{
    /// <summary>Runs after the first.</summary>
    private const int MostRepeats = 2;

    /// <summary>Repeats a run while it calls something slower.</summary>
    /// <param name="first">The run that is there.</param>
    /// <param name="again">The same once more; all that it compares is the same code twice.</param>
    /// <param name="isSlower">Whether a run has the alarm.</param>
    /// <returns>A run without the alarm, or the last one, for the test to fail on.</returns>
    public static T Unless<T>(T first, Func<T> again, Func<T, bool> isSlower)
    {
        var result = first;
        for (var repeat = 0; repeat < MostRepeats && isSlower(result); repeat++)
        {
            result = again();
        }

        return result;
    }

    /// <summary>Repeats a run while its exit code says that something regressed.</summary>
    public static ToolResult Unless(Func<ToolResult> run) => Unless(run(), run, result => result.ExitCode == (int)ExitCode.Failed);
}
