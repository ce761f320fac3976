namespace PerfGate.Load.Services;

/// <summary>Character <c>greedy</c>: takes every request, waits for what it needs for as long as it takes, answers 500 when something breaks.</summary>
internal static class Greedy
{
    private const int DefaultTimeout = 15;

    public static void Map(WebApplication app, string character)
    {
        if (character != "greedy")
        {
            return;
        }

        app.MapGet("/memory", LimitedWork.MemoryAsync);
        app.MapGet("/work", LimitedWork.Processor);
        app.MapGet("/compute", LimitedWork.Processor);
        app.MapGet("/disk", LimitedWork.Disk);
        if (LimitedWork.Source(DefaultTimeout) is { } source)
        {
            app.MapGet("/database", (CancellationToken cancellation) => LimitedWork.DatabaseAsync(source, cancellation));
        }
    }
}
