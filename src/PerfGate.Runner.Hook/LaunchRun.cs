using System.Collections;
using System.Reflection;

namespace PerfGate.Runner.Hook;

/// <summary>Answers <see cref="HookMessage.Launch"/>: BenchmarkDotNet's own short run of one case in this process, by its public surface alone.</summary>
internal static class LaunchRun
{
    // What repeats exactly, where the user has switched it on.
    private static readonly string[] CountingDiagnosers = ["ThreadingDiagnoser", "ExceptionDiagnoser"];

    public static void Run(HookChannel channel, NamedCase named)
    {
        var (warmups, iterations, milliseconds) = (channel.Reader.ReadInt32(), channel.Reader.ReadInt32(), channel.Reader.ReadInt32());
        var codeSize = Diagnosers(named).Any(diagnoser => diagnoser.GetType().Name == "DisassemblyDiagnoser")
            ? new CodeSize((MethodInfo)LateBound.Get(named.Descriptor, "WorkloadMethod")!)
            : null;
        var artifacts = Directory.CreateDirectory(channel.Reader.ReadString());
        try
        {
            var results = Measure(named, LaunchJob.Short(named.Job, warmups, iterations, milliseconds), artifacts.FullName);
            if (codeSize?.Settled() is > 0 and var bytes)
            {
                results = results with { Counts = [.. results.Counts, ("code-size", "B", bytes)] };
            }

            channel.Answer(HookMessage.Launched, results.Write);
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    private static LaunchResults Measure(NamedCase named, object job, string artifacts)
    {
        var logger = LateBound.New(LateBound.Type("BenchmarkDotNet.Loggers.AccumulationLogger"));
        LaunchLog Log() => new((string)LateBound.Do(logger, "GetLog")!);
        object summary;
        try
        {
            summary = Summarise(named, job, logger, artifacts);
        }
        catch (Exception) when (Log().Results() is { } results)
        {
            // The case was measured, and only the summary could not be made: another package has replaced one that it needs.
            return results;
        }
        catch (Exception exception) when (ReplacedPackage.MayExplain(exception.ToString()) && ReplacedPackage.Words() is { Length: > 0 })
        {
            throw new HookRefusalException($"{exception.GetType().FullName}: {exception.Message}{ReplacedPackage.Words()}");
        }

        return LaunchResults.Of(summary) ?? throw Log().Refusal(named.Id);
    }

    /// <summary>The user's exporters, loggers, columns and validators stay out: they write files, and refuse what does not matter here.</summary>
    private static object Summarise(NamedCase named, object job, object logger, string artifacts)
    {
        var manual = LateBound.Call(LateBound.Type("BenchmarkDotNet.Configs.ManualConfig"), "CreateEmpty")!;
        manual.GetType().GetProperty("ArtifactsPath")!.SetValue(manual, artifacts);
        AllowUnoptimisedHelpers(manual);
        Add(manual, "AddLogger", "BenchmarkDotNet.Loggers.ILogger", logger);
        Add(manual, "AddDiagnoser", "BenchmarkDotNet.Diagnosers.IDiagnoser", LateBound.GetStatic(LateBound.Type("BenchmarkDotNet.Diagnosers.MemoryDiagnoser"), "Default")!);
        foreach (var diagnoser in Diagnosers(named).Where(diagnoser => CountingDiagnosers.Contains(diagnoser.GetType().Name)))
        {
            Add(manual, "AddDiagnoser", "BenchmarkDotNet.Diagnosers.IDiagnoser", diagnoser);
        }

        var configuration = LateBound.Call(LateBound.Type("BenchmarkDotNet.Configs.ImmutableConfigBuilder"), "Create", manual)!;
        var caseType = LateBound.Type("BenchmarkDotNet.Running.BenchmarkCase");
        var cases = Array.CreateInstance(caseType, 1);
        cases.SetValue(LateBound.Call(caseType, "Create", named.Descriptor, job, LateBound.Get(named.Case, "Parameters"), configuration), 0);
        var type = LateBound.Get(named.Descriptor, "Type");
        var run = LateBound.New(LateBound.Type("BenchmarkDotNet.Running.BenchmarkRunInfo"), cases, type, configuration);
        return LateBound.Call(LateBound.Type("BenchmarkDotNet.Running.BenchmarkRunner"), "Run", run)!;
    }

    private static IEnumerable<object> Diagnosers(NamedCase named) =>
        ((IEnumerable)LateBound.Do(LateBound.Get(named.Case, "Config")!, "GetDiagnosers")!).Cast<object>();

    /// <summary>The tool refuses code without optimisation itself, and names it.</summary>
    private static void AllowUnoptimisedHelpers(object manual)
    {
        var options = manual.GetType().GetProperty("Options");
        string[] wishes = ["DisableOptimizationsValidator, DisableLogFile", "DisableOptimizationsValidator"];
        foreach (var wish in wishes)
        {
            if (options is not null && Enum.TryParse(options.PropertyType, wish, out var allowed))
            {
                options.SetValue(manual, allowed);
                return;
            }
        }
    }

    private static void Add(object manual, string method, string elementType, object element)
    {
        var elements = Array.CreateInstance(LateBound.Type(elementType), 1);
        elements.SetValue(element, 0);
        LateBound.Do(manual, method, elements);
    }
}
