using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Measuring;

namespace PerfGate.Tool.Gate;

/// <summary>Is told what the run is doing while it does it.</summary>
internal interface IGateObserver : IProgress<SuiteProgress>
{
    /// <summary>A new stage has begun: "building head …".</summary>
    void Stage(string text);

    void Remark(Diagnostic diagnostic);

    /// <summary>Nothing more is coming; a progress line is taken away.</summary>
    void Finished();
}
