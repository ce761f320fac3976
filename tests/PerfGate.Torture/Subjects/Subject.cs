using PerfGate.TestKit;

namespace PerfGate.Torture.Subjects;

/// <summary>A command that is tortured: how it is called, and what must hold whenever it was ended.</summary>
internal abstract class Subject : IDisposable
{
    public static readonly string[] Names = ["merge", "baseline", "comment", "check", "load", "limits"];

    public Workspace Workspace { get; } = new();

    /// <summary>With which a whole run ends.</summary>
    public virtual int[] Expected => [0];

    /// <summary>A path that the command changes in the repository; null: none that git would show.</summary>
    public virtual string? Changed => null;

    public virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>Where a full disk is tried, by name.</summary>
    public virtual IReadOnlyDictionary<string, string> Disks => new Dictionary<string, string> { ["output"] = Workspace.Output };

    public static Subject Of(string name) => name switch
    {
        "merge" => new MergeSubject(),
        "baseline" => new BaselineSubject(),
        "comment" => new CommentSubject(),
        "check" => new CheckSubject(),
        "load" => new LoadSubject(),
        "limits" => new LimitsSubject(),
        _ => throw new ArgumentException($"'{name}' is none of {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <param name="turn">Runs of even and of odd numbers leave different results.</param>
    public abstract string[] Arguments(int turn);

    /// <summary>What is wrong with what the command leaves, at any moment.</summary>
    public virtual IEnumerable<string> Faults() => ResultFolder.Faults(Workspace.Output);

    /// <summary>What is wrong after a whole run.</summary>
    /// <param name="turn">Of that run.</param>
    public virtual IEnumerable<string> FaultsOfWhole(int turn) =>
        File.Exists(Path.Combine(Workspace.Output, "report.json")) ? [] : ["a whole run left no report"];

    /// <summary>Runs to the end.</summary>
    public FinishedProcess Run(int turn, string run = "whole") =>
        FinishedProcess.Run(Workspace.Start(run, Arguments(turn), Environment));

    public virtual void Dispose()
    {
        Workspace.Dispose();
        GC.SuppressFinalize(this);
    }
}
