using System.Diagnostics;

namespace PerfGate.Tool.Tests.Posting;

/// <summary>Starts the built tool as a workflow's step does.</summary>
internal static class ToolProcess
{
    /// <param name="folder">Where it is started.</param>
    /// <param name="environment">The only variables of GitHub that it sees.</param>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "perfgate.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var leaked in start.Environment.Keys.Where(name => name.StartsWith("GITHUB_", StringComparison.Ordinal) || name is "GH_TOKEN").ToArray())
        {
            start.Environment.Remove(leaked);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
