using System.Text.RegularExpressions;

namespace PerfGate.Core.Reports;

/// <summary>What charts are called: a name becomes that of files, and none may take the files of another.</summary>
public static partial class ChartNames
{
    /// <summary>The chart of changes.</summary>
    public const string Changes = "changes";

    /// <summary>The pairs of a result; a number follows.</summary>
    public const string Pairs = "pairs";

    /// <summary>The history of a result; a number follows.</summary>
    public const string History = "history";

    private static readonly string[] Reserved = [Changes, Pairs, History];

    /// <summary>Lower-case letters, then perhaps a number: a file on every system, in the folder that it is written to.</summary>
    public static bool IsSafe(string name) => Safe().IsMatch(name);

    /// <summary>Whether the report's own charts have it, with any number.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name.Split('-')[0]);

    [GeneratedRegex(@"\A[a-z]{1,30}(-[0-9]{1,3})?\z")]
    private static partial Regex Safe();
}
