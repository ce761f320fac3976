namespace PerfGate.TestKit;

/// <summary>The service that tests and trials put load on: a program of its own, started as a process.</summary>
public static class ServiceAssembly
{
    /// <summary>Where it was built: in the folder of its own project, in our configuration.</summary>
    public static string File { get; } = Find();

    private static string Find()
    {
        // <tests>/<this project>/bin/<configuration>/<framework>/
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var tests = own.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(tests.FullName, "PerfGate.Load.Services", "bin", own.Parent.Name, own.Name, "PerfGate.Load.Services.dll");
    }
}
