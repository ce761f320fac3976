using System.Runtime.CompilerServices;
using Microsoft.Build.Framework;

namespace PerfGate.MSBuild;

/// <summary>The line of a project on MSBuild's terminal logger, which shows no ordinary message while a target runs.</summary>
/// <remarks>
/// Undocumented, and what <c>dotnet test</c> uses: after a target named <c>_TestRunStart</c> has run in the project, extended
/// messages of these types and of high importance are shown at once. Other loggers show them as ordinary messages.
/// </remarks>
/// <param name="engine">The build that is told.</param>
/// <param name="isActive">Whether the terminal logger is in use.</param>
internal sealed class TerminalNode(IBuildEngine engine, bool isActive)
{
    private bool isActive = isActive;

    /// <summary>Writes over the project's line.</summary>
    /// <returns>Whether somebody sees it; if not, an ordinary message is due.</returns>
    public bool Show(string text) => Try("TLTESTPASSED", text, new Dictionary<string, string?>
    {
        ["localizedResult"] = "gate",
        ["displayName"] = text,
    });

    /// <summary>Writes a line that stays.</summary>
    /// <returns>Whether somebody sees it; if not, an ordinary message is due.</returns>
    public bool Write(string text) => Try("TLTESTOUTPUT", text, []);

    private bool Try(string type, string text, Dictionary<string, string?> metadata)
    {
        if (isActive)
        {
            try
            {
                Send(type, text, metadata);
            }
            catch (Exception exception) when (exception is TypeLoadException or MissingMemberException)
            {
                // An MSBuild that does not have such messages yet.
                isActive = false;
            }
        }

        return isActive;
    }

    // On its own, so that a type that MSBuild does not have is missed here and not by the caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Send(string type, string text, Dictionary<string, string?> metadata) => engine.LogMessageEvent(
        new ExtendedBuildMessageEventArgs(type, text, helpKeyword: null, senderName: "PerfGate", MessageImportance.High) { ExtendedMetadata = metadata });
}
