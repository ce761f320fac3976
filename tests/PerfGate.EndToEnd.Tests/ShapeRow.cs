namespace PerfGate.EndToEnd.Tests;

/// <summary>One of the shapes in <see cref="ShapeSource"/>.</summary>
/// <param name="Method">Id of its benchmark without parameters, below the namespace.</param>
/// <param name="Cases">How many benchmarks it gives.</param>
/// <param name="Words">What it is, in Markdown, for <c>docs/compatibility.md</c>.</param>
internal sealed record ShapeRow(string Method, int Cases, string Words)
{
    private const string Namespace = "Shapes.";

    public static IReadOnlyList<ShapeRow> All { get; } =
    [
        new("Parameters.WithParams", 6, "`[Params]`, two of them"),
        new("Sources.LongText", 3, "`[ParamsSource]`, texts of 81 characters"),
        new("Calls.WithArguments", 2, "`[Arguments]`"),
        new("Calls.FromSource", 2, "`[ArgumentsSource]`"),
        new("Calls.WithStruct", 1, "an argument that is a struct"),
        new("Calls.WithSpan", 1, "an argument that is a span"),
        new("Setups.First", 1, "`[GlobalSetup]` for one benchmark"),
        new("Setups.Second", 1, "`[GlobalSetup]` for several, and `[GlobalCleanup]`"),
        new("Setups.Third", 1, "`[IterationSetup]` and `[IterationCleanup]`"),
        new("Box<Int32>.Create", 1, "generic class, of a value type"),
        new("Box<String>.Create", 1, "generic class, of a reference type"),
        new("Outer+Inner.Nested", 1, "nested class"),
        new("SameNameHere.Same", 1, "method name that two classes share, one"),
        new("SameNameThere.Same", 1, "method name that two classes share, other"),
        new("Derived.Inherited", 1, "inherited benchmark"),
        new("Asynchronous.OfTask", 1, "`async Task<T>`"),
        new("Asynchronous.OfValueTask", 1, "`async ValueTask`"),
        new("OneRuntimeMissing.Here", 1, "jobs for two runtimes, one of them absent"),
        new("ConfiguredByAttribute.WithColumn", 1, "`[Config]` with a job and a column"),
        new("TwoJobs.Both", 2, "two jobs with names"),
        new("Batches.OfSixteen", 1, "`OperationsPerInvoke`"),
        new("Cold.Start", 1, "`RunStrategy.ColdStart`"),
        new("Monitored.Run", 1, "`RunStrategy.Monitoring`"),
        new("InThisProcess.Run", 1, "`[InProcess]`"),
        new("FixedCount.Run", 1, "`[InvocationCount]`"),
        new("Counted.Throwing", 1, "diagnosers of exceptions, threads and machine code"),
        new("Internals.OfTheLibrary", 1, "strong name, and internals of a `netstandard2.0` library"),
        new("Files.ByRelativePath", 1, "file beside the program, by relative path"),
        new("Files.ByBaseDirectory", 1, "file beside the program, by base directory"),
    ];

    /// <summary>As the report names it.</summary>
    public string Id => Namespace + Method;

    /// <summary>Id of a benchmark without its parameters.</summary>
    public static string WithoutParameters(string id) => id.Split('(', '#')[0].TrimEnd();
}
