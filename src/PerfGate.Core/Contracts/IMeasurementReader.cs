using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;
using PerfGate.Core.Measurements;

namespace PerfGate.Core.Contracts;

/// <summary>Reads measurements of one format: the door by which a source's files come in.</summary>
public interface IMeasurementReader
{
    /// <summary>What it reads, in the words of a list: "BenchmarkDotNet's JSON reports (*-report-full.json)".</summary>
    string Name { get; }

    /// <summary>Of files that are looked for anywhere below a folder that holds none itself: "*-report*.json"; null: none are.</summary>
    string? Below => null;

    /// <summary>Whether a file is of this format; it is not opened again for that.</summary>
    /// <param name="start">Its first bytes, 4,096 at most, as they are: text, compressed or binary.</param>
    /// <param name="path">Its path.</param>
    bool Recognises(ReadOnlySpan<byte> start, string path);

    /// <summary>Reads the files of one run.</summary>
    /// <param name="files">All that it recognised in one place; at least one.</param>
    /// <param name="named">The file or folder that was asked for.</param>
    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, or files of several runs.</exception>
    FileContent<MeasurementSet> Read(IReadOnlyList<string> files, string named);
}
