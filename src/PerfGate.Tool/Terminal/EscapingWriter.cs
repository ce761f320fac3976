using System.Text;
using PerfGate.Core.Words;

namespace PerfGate.Tool.Terminal;

/// <summary>
/// What all lines of the process go through: names of benchmarks, messages of exceptions and texts of files may hold anything. A line stays
/// one line, and nothing in it moves the cursor, changes colours or looks like another line of ours.
/// </summary>
/// <remarks>Only whole lines are escaped. Documents and pictures of a terminal are written piece by piece, by code that escapes its texts itself.</remarks>
/// <param name="inner">Where to write.</param>
internal sealed class EscapingWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts one before each of the process's two outputs, until the answer is disposed of.</summary>
    public static IDisposable Install()
    {
        var before = (Console.Out, Console.Error);
        Console.SetOut(new EscapingWriter(before.Out));
        Console.SetError(new EscapingWriter(before.Error));
        return new Restored(before.Out, before.Error);
    }

    public override void Write(char value) => inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);

    public override void Write(string? value) => inner.Write(value);

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : VisibleText.Escape(value));

    public override void Flush() => inner.Flush();

    private sealed class Restored(TextWriter output, TextWriter error) : IDisposable
    {
        public void Dispose()
        {
            Console.Out.Flush();
            Console.Error.Flush();
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
