namespace PerfGate.Runner.Hook;

/// <summary>Ends this process when the tool is gone, however it went: the tool holds the other end of standard input.</summary>
internal static class Lifeline
{
    public static void Watch()
    {
        var input = Console.OpenStandardInput();
        Console.SetIn(TextReader.Null);
        var thread = new Thread(() =>
        {
            var buffer = new byte[1];
            while (input.Read(buffer, 0, 1) > 0)
            {
            }

            // Not Exit: handlers of the benchmark could keep an orphan alive.
            System.Diagnostics.Process.GetCurrentProcess().Kill();
        })
        {
            IsBackground = true,
            Name = "PerfGate lifeline",
        };
        thread.Start();
    }
}
