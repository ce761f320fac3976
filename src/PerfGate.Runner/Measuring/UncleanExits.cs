using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Core.Words;
using PerfGate.Runner.Hooking;

namespace PerfGate.Runner.Measuring;

/// <summary>Collects the processes that did not end well, and makes one remark of all that ended alike.</summary>
internal sealed class UncleanExits
{
    private const int Named = 3;

    private readonly Dictionary<string, List<string>> processes = [];

    /// <param name="process">Whose process it was, with its side: <c>Ns.Type.Method (head)</c>.</param>
    /// <param name="exit">Null: it ended well.</param>
    public void Add(string process, UncleanExit? exit)
    {
        if (exit is null)
        {
            return;
        }

        if (!processes.TryGetValue(exit.Description, out var names))
        {
            processes[exit.Description] = names = [];
        }

        if (!names.Contains(process))
        {
            names.Add(process);
        }
    }

    public IEnumerable<ReportWarning> Warnings => processes.Select(exit => new ReportWarning(
        DiagnosticIds.ProcessEndedBadly,
        $"The process of {string.Join(", ", exit.Value.Take(Named))}{(exit.Value.Count > Named ? $" and {Quantity.Number(exit.Value.Count - Named)} more" : "")} "
        + $"{exit.Key}. What it had measured counts."));
}
