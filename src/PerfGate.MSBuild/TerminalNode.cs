using Microsoft.Build.Framework;

namespace PerfGate.MSBuild;

/// <summary>The line of a project on MSBuild's terminal logger, which shows no ordinary message while a target runs.</summary>
/// <remarks>
/// Undocumented, and what <c>dotnet test</c> uses: after a target named <c>_TestRunStart</c> has run in the project, extended
/// messages of these types are shown at once. An MSBuild that lacks them shows what every other logger does.
/// </remarks>
internal sealed class TerminalNode(IBuildEngine engine)
{
    private const string Sender = "PerfGate";

    private bool isSupported = true;

    /// <summary>Writes over the project's line.</summary>
    public void Show(string text) => Try(() => Send("TLTESTPASSED", text, MessageImportance.Low, new Dictionary<string, string?>
    {
        ["localizedResult"] = "gate",
        ["displayName"] = text,
    }));

    /// <summary>Writes a line that stays, on every logger.</summary>
    public void Write(string text)
    {
        if (!Try(() => Send("TLTESTOUTPUT", text, MessageImportance.High, [])))
        {
            engine.LogMessageEvent(new BuildMessageEventArgs(text, helpKeyword: null, Sender, MessageImportance.High));
        }
    }

    private bool Try(Action send)
    {
        if (isSupported)
        {
            try
            {
                send();
            }
            catch (Exception exception) when (exception is TypeLoadException or MissingMemberException)
            {
                isSupported = false;
            }
        }

        return isSupported;
    }

    // On its own, so that a type that MSBuild does not have is missed here and not by the caller.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Send(string type, string text, MessageImportance importance, Dictionary<string, string?> metadata) =>
        engine.LogMessageEvent(new ExtendedBuildMessageEventArgs(type, text, helpKeyword: null, Sender, importance) { ExtendedMetadata = metadata });
}
