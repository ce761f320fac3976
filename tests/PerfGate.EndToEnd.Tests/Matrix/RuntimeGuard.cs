namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>A file of a benchmark project that lets no process run on another runtime than the expected one.</summary>
internal static class RuntimeGuard
{
    /// <param name="runtime">Major version of .NET.</param>
    public static string Source(int runtime) => $$"""
        internal static class RuntimeGuard
        {
            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Require()
            {
                if (System.Environment.Version.Major != {{runtime}})
                {
                    throw new System.InvalidOperationException($"runs on .NET {System.Environment.Version}, not on .NET {{runtime}}");
                }
            }
        }
        """;
}
