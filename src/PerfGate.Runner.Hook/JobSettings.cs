using System.Reflection;

namespace PerfGate.Runner.Hook;

/// <summary>What the user has set in a job, and what names it; by name, for every release of BenchmarkDotNet.</summary>
internal static class JobSettings
{
    private const string Characteristics = "BenchmarkDotNet.Characteristics.";

    /// <summary>The job's id where the user gave one; else its settings, because releases before 0.15 draw another id in every process.</summary>
    /// <remarks>The same words by which reports of BenchmarkDotNet are read.</remarks>
    public static string NameOf(object job)
    {
        if (IsSet(job, LateBound.GetStatic(LateBound.Type(Characteristics + "CharacteristicObject"), "IdCharacteristic")))
        {
            return (string)LateBound.Get(job, "Id")!;
        }

        var presenter = LateBound.GetStatic(LateBound.Type(Characteristics + "CharacteristicSetPresenter"), "Display")!;
        var settings = (string)LateBound.Do(presenter, "ToPresentation", job)!;
        return settings.Length > 0 ? settings : (string)LateBound.Get(job, "ResolvedId")!;
    }

    /// <summary>A setting that the user has made; null where it is BenchmarkDotNet's own, or a release has none of that name.</summary>
    /// <param name="mode">A part of the job, such as <c>Run</c> or <c>Environment</c>.</param>
    /// <param name="name">Of the setting.</param>
    public static object? Set(object mode, string name) =>
        mode.GetType().GetField(name + "Characteristic", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is { } characteristic && IsSet(mode, characteristic)
            ? LateBound.Get(mode, name)
            : null;

    private static bool IsSet(object mode, object? characteristic) => (bool)LateBound.Do(mode, "HasValue", characteristic)!;
}
