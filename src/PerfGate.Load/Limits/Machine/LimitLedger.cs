using System.Globalization;
using PerfGate.Core.Diagnostics;
using PerfGate.Core.Files;

namespace PerfGate.Load.Limits.Machine;

/// <summary>
/// A list, on disk, of what this process leaves on the machine if it is killed: control groups, and files in the service's folders. Each is
/// written down before it is made, so that the next start can remove it.
/// </summary>
/// <remarks>One file per process, a line per thing: <c>KIND TAB PATH</c>. Its name holds the process's id and start, so that a later process of the same id is not taken for it.</remarks>
public sealed class LimitLedger : IDisposable
{
    private const string Ending = ".limits";
    private const string GroupWord = "group";
    private const string FileWord = "file";

    private readonly Lock writing = new();
    private readonly List<string> lines = [];
    private readonly string path;

    private LimitLedger(string path) => this.path = path;

    /// <summary>Lifts what ended processes left behind, then begins a list of its own.</summary>
    /// <param name="folder">Private to the user; made when missing.</param>
    /// <param name="told">Told of each thing that was found and given back.</param>
    public static LimitLedger Open(string folder, Action<string>? told = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateFiles(folder, "*" + Ending))
        {
            if (!IsOwnerAlive(left) && Lines(left) is { } lines)
            {
                LiftAll(lines, told);
                File.Delete(left);
            }
        }

        return new LimitLedger(Path.Combine(folder, NameOf(Environment.ProcessId)));
    }

    /// <summary>The folder of this user on this machine.</summary>
    /// <exception cref="PerfGateException">PG0001: the user has no folder but the temporary one, and what is there is somebody else's.</exception>
    public static string DefaultFolder()
    {
        var (own, whyNot) = UserFolder.Find(UserFolder.LocalData, Path.GetTempPath());
        return whyNot is null ? Path.Combine(own, "limits") : throw new PerfGateException(ExitCode.Invalid, new Diagnostic(
            DiagnosticIds.InvalidUsage,
            Severity.Error,
            $"The folder '{own}', for what a killed run leaves on the machine, cannot be used, because {whyNot}: remove it, or set HOME to a folder of your own."));
    }

    /// <summary>A control group that is about to be made.</summary>
    internal void AddGroup(string groupPath) => Add(GroupWord, groupPath);

    /// <summary>A file that is about to be made.</summary>
    internal void AddFile(string filePath) => Add(FileWord, filePath);

    /// <summary>It was given back.</summary>
    internal void Remove(string thing)
    {
        lock (writing)
        {
            lines.RemoveAll(line => line.EndsWith('\t' + thing, StringComparison.Ordinal));
            Save();
        }
    }

    /// <summary>Gives back whatever is still taken.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            LiftAll(lines, null);
            lines.Clear();
            Save();
        }
    }

    private void Add(string kind, string thing)
    {
        lock (writing)
        {
            lines.Add($"{kind}\t{thing}");
            Save();
        }
    }

    private void Save()
    {
        if (lines.Count == 0)
        {
            File.Delete(path);
        }
        else
        {
            AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n')));
        }
    }

    /// <returns>Null: another run lifts the same at this moment, and was first.</returns>
    private static string[]? Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void LiftAll(IEnumerable<string> lines, Action<string>? told)
    {
        foreach (var line in lines)
        {
            if (line.Split('\t', 2) is not [var kind, var thing])
            {
                continue;
            }

            if (kind == GroupWord && ControlGroup.IsOurs(thing) && Directory.Exists(thing))
            {
                ControlGroup.Remove(thing, Path.GetDirectoryName(thing)!);
                told?.Invoke($"the control group {thing}");
            }
            else if (kind == FileWord && BallastFile.IsOurs(thing) && File.Exists(thing))
            {
                File.Delete(thing);
                told?.Invoke($"the file {thing}");
            }
        }
    }

    private static string NameOf(int process) => $"{process}-{ProcessStat.StartOf(process)}{Ending}";

    private static bool IsOwnerAlive(string file) =>
        int.TryParse(Path.GetFileName(file).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
        && NameOf(owner) == Path.GetFileName(file);
}
