using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Npgsql;

namespace PerfGate.Load.Services;

/// <summary>
/// Character <c>shedding</c>: a few requests at a time and a few more that wait, 503 for all others at once; 503 too when memory is
/// short, the disk refuses or the database gives no connection.
/// </summary>
internal static class Shedding
{
    private const string Name = "shedding";
    private const string Few = "few";
    private const string Some = "some";
    private const int ShortTimeout = 1;

    public static void Add(WebApplicationBuilder builder, string character)
    {
        if (character != Name)
        {
            return;
        }

        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            options.AddConcurrencyLimiter(Few, limiter =>
            {
                limiter.PermitLimit = 2;
                limiter.QueueLimit = 1;
                limiter.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
            options.AddConcurrencyLimiter(Some, limiter =>
            {
                limiter.PermitLimit = 4;
                limiter.QueueLimit = 8;
                limiter.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
        });
    }

    public static void Map(WebApplication app, string character)
    {
        if (character != Name)
        {
            return;
        }

        app.UseRateLimiter();
        IdleMemory.ReturnFrom(app.Lifetime.ApplicationStopping);
        var memory = new MemoryWatermark(0.7);
        app.MapGet("/memory", async () => memory.IsReached() ? Refused() : Results.Text(await LimitedWork.MemoryAsync()));
        app.MapGet("/work", () => Apart(LimitedWork.Processor)).RequireRateLimiting(Few);
        app.MapGet("/compute", () => Apart(LimitedWork.Processor)).RequireRateLimiting(Some);
        app.MapGet("/disk", () => OrRefused(() => Apart(LimitedWork.Disk))).RequireRateLimiting(Few);
        if (LimitedWork.Source(ShortTimeout) is { } source)
        {
            app.MapGet("/database", (CancellationToken cancellation) => OrRefused(() => LimitedWork.DatabaseAsync(source, cancellation)))
                .RequireRateLimiting(Few);
        }
    }

    // On the pool's threads the work would keep those that are to refuse.
    private static Task<string> Apart(Func<string> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<IResult> OrRefused(Func<Task<string>> work)
    {
        try
        {
            return Results.Text(await work());
        }
        catch (Exception exception) when (exception is IOException or NpgsqlException or TimeoutException)
        {
            return Refused();
        }
    }

    private static IResult Refused() => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
