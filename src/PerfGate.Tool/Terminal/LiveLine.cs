using PerfGate.Core.Words;

namespace PerfGate.Tool.Terminal;

/// <summary>One line at the end of standard error that is written over on a terminal, with whole lines above it.</summary>
/// <param name="output">Where to write.</param>
/// <param name="isLive">True where a line can be written over; else only whole lines are written.</param>
/// <param name="width">Columns of the terminal; 0 where it does not tell.</param>
internal sealed class LiveLine(TextWriter output, bool isLive, Func<int> width)
{
    private const string ClearLine = "\r\u001b[2K";
    private const int UsualWidth = 80;

    public bool IsLive => isLive;

    /// <summary>Columns that can be written without a line break: the last one would move the cursor to the next line.</summary>
    public int Room => (width() is > 1 and var columns ? columns : UsualWidth) - 1;

    /// <summary>On standard error: live on a terminal, not in CI and not where the terminal cannot.</summary>
    public static LiveLine OnStandardError() => new(
        Console.Error,
        !Console.IsErrorRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        () => Console.WindowWidth);

    /// <summary>Writes the line over; what does not fit is cut. Nothing where no line can be written over.</summary>
    public void Show(string text)
    {
        if (isLive)
        {
            var visible = VisibleText.Escape(text);
            output.Write(ClearLine + (visible.Length <= Room ? visible : visible[..Room]));
        }
    }

    /// <summary>A whole line that stays, in the place of the one that is written over.</summary>
    public void Say(string text)
    {
        Clear();
        output.WriteLine(text);
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (isLive)
        {
            output.Write(ClearLine);
        }
    }
}
