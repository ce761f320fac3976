using PerfGate.Core.Measurements;

namespace PerfGate.Core.Tests.Measurements;

public sealed class EnvironmentKeyTests
{
    [Theory]
    [InlineData("Debian GNU/Linux 12 (bookworm)", "X64", ".NET 10.0.12 (10.0.12, 10.0.1226.42308)", "AMD EPYC 9R14 96-Core Processor", 2, "linux-x64-net10.0.12-epyc-9r14-2c")]
    [InlineData("Linux Debian GNU/Linux 12 (bookworm)", "X64", "10.0.12", "AMD EPYC 9R14", 2, "linux-x64-net10.0.12-epyc-9r14-2c")]
    [InlineData("Windows 10.0.17763.2458 (1809/October2018Update/Redstone5)", "X64", ".NET Core 5.0.14 (CoreCLR 5.0.1422.5710, CoreFX 5.0.1422.5710)", "Intel Xeon CPU E5-2673 v4 2.30GHz", 2, "win-x64-net5.0.14-xeon-e5-2673-v4-2c")]
    [InlineData("Microsoft Windows 10.0.22631", "X64", ".NET 8.0.1", "Intel(R) Xeon(R) CPU E5-2673 v4 @ 2.30GHz", 4, "win-x64-net8.0.1-xeon-e5-2673-v4-4c")]
    [InlineData("Windows 11", "x64", ".NET 8.0.1", "Intel(R) Core(TM) i7-9700K CPU @ 3.60GHz", 8, "win-x64-net8.0.1-i7-9700k-8c")]
    [InlineData("Windows 11", "x64", ".NET 8.0.1", "12th Gen Intel Core i7-12700H 2.30GHz (Max: 2.30GHz)", 20, "win-x64-net8.0.1-i7-12700h-20c")]
    [InlineData("macOS Sonoma 14.1 (23B74) [Darwin 23.1.0]", "Arm64", ".NET 9.0.0", "Apple M1 Pro", 10, "osx-arm64-net9.0.0-apple-m1-pro-10c")]
    [InlineData("Darwin 23.1.0", "Arm64", ".NET 9.0.0", "Apple M1, 1 CPU, 8 logical and 8 physical cores", 8, "osx-arm64-net9.0.0-apple-m1-8c")]
    [InlineData("Ubuntu 22.04.3 LTS (Jammy Jellyfish)", "X64", ".NET Core 3.1.22 (CoreCLR 4.700)", "AMD Ryzen 7 5800X 8-Core Processor", 16, "linux-x64-netcoreapp3.1.22-ryzen-7-5800x-16c")]
    [InlineData("Windows 11", "X64", ".NET Framework 4.8.1 (4.8.9181.0)", "AMD Ryzen 5 PRO 4650U with Radeon Graphics", 12, "win-x64-netfx4.8.1-ryzen-5-pro-4650u-12c")]
    [InlineData("Alpine Linux v3.20", "X64", ".NET 10.0.0-rc.1.25451.107", "Intel Xeon Processor", 1, "linux-x64-net10.0.0-rc.1.25451.107-xeon-1c")]
    [InlineData(null, null, null, null, null, "unknown-unknown-unknown-unknown-unknown")]
    [InlineData("", " ", "", "Unknown processor", 0, "unknown-unknown-unknown-unknown-unknown")]
    [InlineData("../..", "a/b", "c:\\d", "e*f?g<h>|\"", 1, "unknown-a-b-c-d-e-f-g-h-1c")]
    public void Names_the_machine(string? os, string? arch, string? runtime, string? cpu, int? cores, string key) =>
        Assert.Equal(key, EnvironmentKey.Of(os, arch, runtime, cpu, cores));

    [Fact]
    public void Long_descriptions_are_cut_but_the_cores_stay()
    {
        var key = EnvironmentKey.Of(new string('o', 99), new string('a', 99), "1.0" + new string('r', 99), new string('c', 99), 128);

        Assert.True(key.Length <= EnvironmentKey.MaxLength, key);
        Assert.EndsWith("-128c", key, StringComparison.Ordinal);
        Assert.Matches("^[a-z0-9][a-z0-9.-]*[a-z0-9]$", key);
    }
}
