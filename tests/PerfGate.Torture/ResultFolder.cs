using PerfGate.Core.Diagnostics;
using PerfGate.Core.Measurements;
using PerfGate.Core.Reports;
using PerfGate.Load.Files;

namespace PerfGate.Torture;

/// <summary>What a folder of results must be at any moment: files that PerfGate's own readers take, all of one run.</summary>
internal static class ResultFolder
{
    private static readonly string[] Known = ["base.json", "head.json", "load.json", "load-base.json", "shard.json", "report.json", "report.md", "report.html"];

    /// <param name="folder">Need not exist.</param>
    public static IReadOnlyList<string> Faults(string folder)
    {
        List<string> faults = [];
        if (!Directory.Exists(folder))
        {
            return faults;
        }

        var report = Read("report.json", path => ReportFile.Read(path).Value);
        var head = Read("head.json", path => MeasurementFile.Read(path).Value);
        var measuredBase = Read("base.json", path => MeasurementFile.Read(path).Value);
        var load = Read("load.json", path => LoadFile.Read(path).Value);
        if (report is not null && head is not null && (report.Head.Commit, report.Head.Time) != (head.Commit, head.Time))
        {
            faults.Add($"report.json is of {report.Head.Commit} at {report.Head.Time:O}, and head.json of {head.Commit} at {head.Time:O}");
        }

        if (report is not null && measuredBase is not null && (report.Base.Commit, report.Base.Time) != (measuredBase.Commit, measuredBase.Time))
        {
            faults.Add($"report.json compares with {report.Base.Commit} at {report.Base.Time:O}, and base.json is of {measuredBase.Commit} at {measuredBase.Time:O}");
        }

        if (report is not null && load is not null && report.Head.Time != load.Time)
        {
            faults.Add($"report.json is of {report.Head.Time:O}, and load.json of {load.Time:O}");
        }

        if (head is not null && measuredBase is not null && head.Time != measuredBase.Time && load is null)
        {
            faults.Add($"head.json is of {head.Time:O}, and base.json of {measuredBase.Time:O}");
        }

        if ((head is not null || load is not null) && report is null)
        {
            faults.Add("there are measurements without a report");
        }

        if (report is not null && report.Head.Commit is { } commit)
        {
            faults.AddRange(new[] { "report.md", "report.html" }
                .Where(name => Text(name) is { } text && !text.Contains(commit[..7], StringComparison.Ordinal))
                .Select(name => $"{name} is not of {commit[..7]}, as report.json is"));
        }

        faults.AddRange(Directory.EnumerateFiles(folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => !Known.Contains(name) && !name.StartsWith(".perfgate", StringComparison.Ordinal))
            .Select(name => $"{name} is no file of ours"));
        return faults;

        string? Text(string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null;

        T? Read<T>(string name, Func<string, T> read)
            where T : class
        {
            try
            {
                return File.Exists(Path.Combine(folder, name)) ? read(Path.Combine(folder, name)) : null;
            }
            catch (PerfGateException fault)
            {
                faults.Add($"{name} cannot be read: {fault.Message}");
                return null;
            }
        }
    }

    /// <summary>Every file below, hidden ones too, with its content.</summary>
    public static Dictionary<string, string> Contents(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
}
