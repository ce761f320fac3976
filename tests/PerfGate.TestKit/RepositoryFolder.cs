namespace PerfGate.TestKit;

/// <summary>The checked-out repository that the tests were compiled from.</summary>
public static class RepositoryFolder
{
    public static string Find()
    {
        // Deterministic builds rewrite source paths; the output folder is inside the repository too.
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Gate.sln above {AppContext.BaseDirectory}.");
    }
}
