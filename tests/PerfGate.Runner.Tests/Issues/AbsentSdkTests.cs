using PerfGate.Core.Diagnostics;
using PerfGate.Runner.Projects;

namespace PerfGate.Runner.Tests.Issues;

/// <summary>Reported: where global.json asks for an SDK that is not there, all that was said was "The command could not be loaded, possibly because:".</summary>
public sealed class AbsentSdkTests
{
    private const string Project = "/r/src/Bench.csproj";

    /// <summary>Of the <c>dotnet</c> of .NET 10, which lists the SDKs on standard output.</summary>
    private const string Error = """
        The command could not be loaded, possibly because:
          * You intended to execute a .NET application:
              The application 'msbuild' does not exist or is not a managed .dll or .exe.
          * You intended to execute a .NET SDK command:
              A compatible .NET SDK was not found.

        Requested SDK version: 99.0.100
        global.json file: /my repository/global.json

        Installed SDKs:

        Install the [99.0.100] .NET SDK or update [/my repository/global.json] to match an installed SDK.
        """;

    [Fact]
    public void The_version_the_file_the_installed_ones_and_the_remedy_are_named()
    {
        var fault = MissingSdk.Find(Error, "8.0.404 [/usr/share/dotnet/sdk]\n10.0.401 [/usr/share/dotnet/sdk]\n", Project)!;

        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal((ExitCode.NotMeasured, DiagnosticIds.SdkMissing), (fault.ExitCode, diagnostic.Code));
        Assert.Equal("/my repository/global.json", diagnostic.Location?.File);
        Assert.StartsWith("/my repository/global.json asks for the .NET SDK 99.0.100, and the SDKs of ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(" are 8.0.404, 10.0.401. Install the version, or let the file take a newer one: ", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_with_runtimes_alone_has_none()
    {
        var fault = MissingSdk.Find("The command could not be loaded, possibly because:\n  * No .NET SDKs were found.\n", "", Project)!;

        Assert.Matches("^No .NET SDK can build Bench.csproj: .* has no SDK. Install one.$", Assert.Single(fault.Diagnostics).Message);
    }

    [Fact]
    public void Another_fault_of_a_build_is_not_taken_for_it() =>
        Assert.Null(MissingSdk.Find("error CS0103: The name 'x' does not exist", "MSB1009: Project file does not exist.", Project));
}
