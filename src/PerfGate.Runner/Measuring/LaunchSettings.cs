using PerfGate.Runner.Measuring.Profiles;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Measuring;

/// <summary>What every launch of a run gets, alike on both sides.</summary>
/// <param name="AnswerLimit">How long a process may be silent: set-up, or a turn of the slowest benchmark.</param>
internal sealed record LaunchSettings(TimeSpan AnswerLimit)
{
    /// <summary>The smallest allocation budget that stops the collector's own choice from differing between launches.</summary>
    /// <remarks>64 MB in hexadecimal, as the runtime reads it. Halved the spread between launches in trials; said in the environment.</remarks>
    private const string Gen0Size = "0x4000000";

    public const string Gen0Description = "gen0 budget 64 MB";

    /// <summary>Milliseconds, hexadecimal, between the waves in which the JIT promotes code; the runtime's own is 100.</summary>
    /// <remarks>On a busy machine a wave that is a tenth of a second away came after the warm-up: pairs of identical code read up to 12×.</remarks>
    private const string TieringDelay = "0x10";

    public const string JitDescription = "tiering delay 16 ms";

    /// <summary>See <see cref="SuiteRequest.PairsToCount"/>.</summary>
    public int PairsToCount { get; init; }

    /// <summary>See <see cref="SuiteRequest.Recordings"/>.</summary>
    public int Recordings { get; init; }

    /// <summary>See <see cref="SuiteRequest.Counterparts"/>.</summary>
    public Func<BuiltProject, BuiltProject, IReadOnlyList<CounterpartMethod>> Counterparts { get; init; } = (_, _) => [];

    private const string AnswerLimitVariable = "PERFGATE_TIMEOUT_SECONDS";

    public static LaunchSettings FromEnvironment() => new(
        int.TryParse(System.Environment.GetEnvironmentVariable(AnswerLimitVariable), out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromMinutes(5));

    public static LaunchSettings Of(SuiteRequest request) => FromEnvironment() with
    {
        PairsToCount = request.PairsToCount,
        Recordings = request.Recordings,
        Counterparts = request.Counterparts,
    };

    /// <summary>Variables of a launch: ours, then the job's own.</summary>
    public static Dictionary<string, string?> Variables(IReadOnlyDictionary<string, string?> ofJob)
    {
        var variables = new Dictionary<string, string?>
        {
            ["DOTNET_GCgen0size"] = Gen0Size,
            ["DOTNET_TC_CallCountingDelayMs"] = TieringDelay,
        };
        foreach (var (name, value) in ofJob)
        {
            variables[name] = value;
        }

        return variables;
    }
}
