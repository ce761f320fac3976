using PerfGate.Core.Diagnostics;
using PerfGate.Core.Reports;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Gate;

/// <summary>Is told what the run is doing while it does it.</summary>
internal interface IGateObserver : IProgress<SuiteProgress>
{
    /// <summary>A new stage has begun: "building head …".</summary>
    void Stage(string text);

    void Remark(Diagnostic diagnostic);

    /// <summary>What a report would say of the whole run, where the command writes none. Messages: no build that treats warnings as errors fails by them.</summary>
    void Remark(IReadOnlyList<ReportWarning> warnings)
    {
        foreach (var warning in warnings)
        {
            Remark(new Diagnostic(warning.Code, Severity.Message, warning.Message));
        }
    }

    /// <summary>Nothing more is coming; a progress line is taken away.</summary>
    void Finished();
}
