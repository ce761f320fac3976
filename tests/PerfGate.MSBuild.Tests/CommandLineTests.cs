namespace PerfGate.MSBuild.Tests;

public sealed class CommandLineTests
{
    private static readonly PerfGateCommandLine Plain = new("/p/perfgate.dll", ["/r/A.csproj"]);

    [Fact]
    public void Nothing_said_leaves_every_default_to_the_tool() =>
        Assert.Equal("exec /p/perfgate.dll check /r/A.csproj --msbuild", Plain.ToString());

    [Fact]
    public void Every_setting_has_its_option() =>
        Assert.Equal(
            "exec /p/perfgate.dll check /r/A.csproj --msbuild --base=v1.2.0 --head=v1.3.0 --budget=10m --profile=quick --route=launches --output=out "
            + "--filter=\"*Parse*\" --policy=rules.yml --framework=net8.0 --roll-forward --configuration=Release",
            (Plain with
            {
                RollForward = true,
                Base = "v1.2.0",
                Head = "v1.3.0",
                Budget = "10m",
                Profile = "quick",
                Route = "launches",
                Output = "out",
                Filter = "*Parse*",
                Policy = "rules.yml",
                Framework = "net8.0",
                Configuration = "Release",
            }).ToString());

    [Fact]
    public void Several_projects_are_one_run() =>
        Assert.Equal(
            "exec /p/perfgate.dll check /r/A.csproj /r/B.csproj --msbuild",
            (Plain with { Projects = ["/r/A.csproj", "/r/B.csproj"] }).ToString());

    [Fact]
    public void A_baseline_is_measured_without_what_only_a_comparison_has() =>
        Assert.Equal(
            "exec /p/perfgate.dll baseline add /r/A.csproj --msbuild --filter=\"*Parse*\" --policy=rules.yml --framework=net8.0 --configuration=Release",
            (Plain with
            {
                AddBaseline = true,
                Base = "v1.2.0",
                Head = "v1.3.0",
                Budget = "10m",
                Profile = "quick",
                Output = "out",
                Filter = "*Parse*",
                Policy = "rules.yml",
                Framework = "net8.0",
                Configuration = "Release",
            }).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_property_is_not_said(string blank) =>
        Assert.Equal(Plain.ToString(), (Plain with { Base = blank, Filter = blank, Framework = blank }).ToString());

    [Fact]
    public void Spaces_around_a_value_are_not_part_of_it() =>
        Assert.EndsWith(" --budget=90s", (Plain with { Budget = "\n  90s " }).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("a b", "--filter=\"a b\"")]
    [InlineData("-x", "--filter=-x")]
    [InlineData("Ns.T.M(N: 1, S: \"a\")", "--filter=\"Ns.T.M(N: 1, S: \\\"a\\\")\"")]
    [InlineData("ends in \\", "--filter=\"ends in \\\\\"")]
    public void A_value_stays_one_argument(string value, string expected) =>
        Assert.EndsWith(" " + expected, (Plain with { Filter = value }).ToString(), StringComparison.Ordinal);

    /// <summary>Reported: <c>-p:PerfGateOutput='x y\'</c> swallowed the option after it. MSBuild's own quoting depends on its version.</summary>
    [Theory]
    [InlineData("x y\\")]
    [InlineData("x y\\\\")]
    [InlineData("x\\")]
    [InlineData("\"")]
    [InlineData("a\\\"b c")]
    [InlineData("a\\\\\"b\\ \\")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("a'b $HOME `c` ; d & e | f")]
    [InlineData("tab\there")]
    public void A_program_gets_every_value_as_it_was_given(string value)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such program");
        var line = (Plain with { Output = value, Filter = "last" }).ToString();
        using var program = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("printf", "%s\\n " + line) { RedirectStandardOutput = true, UseShellExecute = false })!;

        var arguments = program.StandardOutput.ReadToEnd().Split('\n');
        program.WaitForExit();

        Assert.Equal(["exec", "/p/perfgate.dll", "check", "/r/A.csproj", "--msbuild", "--output=" + value, "--filter=last", ""], arguments);
    }

    [Fact]
    public void Paths_with_spaces_stay_one_argument() =>
        Assert.Equal(
            "exec \"/a tool/perfgate.dll\" check \"/my code/A.csproj\" --msbuild --output=\"/my code/out\"",
            (new PerfGateCommandLine("/a tool/perfgate.dll", ["/my code/A.csproj"]) { Output = "/my code/out" }).ToString());
}
