using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.Load.Files;
using PerfGate.Load.Measured;
using PerfGate.TestKit;
using static PerfGate.TestKit.LoadSamples;

namespace PerfGate.Load.Tests.Reports;

public sealed class LoadFileTests
{
    [Fact]
    public void What_is_read_is_what_was_written_byte_for_byte()
    {
        var load = LoadSamples.Measured() with
        {
            Shard = new LoadShard(1, 2) { StartAt = DateTimeOffset.UnixEpoch },
            Histograms = [new LoadHistogram("read order", null, "response", "AAAA"), new LoadHistogram(null, null, "lag", "BBBB")],
        };
        var bytes = LoadFile.ToBytes(load);
        var read = LoadFile.Parse(bytes, "load.json");

        Assert.Empty(read.Warnings);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(LoadFile.ToBytes(read.Value)));
        Assert.StartsWith("{\n  \"schema\": \"perfgate.load/1\",", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(load.Total.Throughput, read.Value.Total.Throughput);
        Assert.Equal(2, read.Value.Histograms.Count);
    }

    [Fact]
    public void The_order_in_which_outcomes_were_counted_does_not_show()
    {
        var load = LoadSamples.Measured();
        var turned = load with
        {
            Total = load.Total with { Series = [.. load.Total.Series.Select(one => one with { Outcomes = one.Outcomes.Reverse().ToDictionary() })] },
        };

        Assert.Equal(LoadFile.ToBytes(load), LoadFile.ToBytes(turned));
    }

    [Theory]
    [InlineData("\"seconds\": 60", "\"seconds\": 0", "The total has no length")]
    [InlineData("\"scenario\": \"checkout\"", "\"scenario\": \" \"", "The identity has no 'scenario'")]
    [InlineData("\"endpoint\": \"read order\"", "\"endpoint\": \"list orders\"", "'list orders' more than once")]
    [InlineData("\"mean\": 26400000", "\"mean\": -1", "a time is negative")]
    [InlineData("\"schema\": \"perfgate.load/1\"", "\"schema\": \"perfgate.load/9\"", "perfgate.load/9")]
    public void What_cannot_be_used_is_refused_with_its_place(string sound, string broken, string said)
    {
        var text = Encoding.UTF8.GetString(LoadFile.ToBytes(LoadSamples.Measured()));
        Assert.Contains(sound, text, StringComparison.Ordinal);

        var fault = Assert.Throws<PerfGateException>(() =>
            LoadFile.Parse(Encoding.UTF8.GetBytes(text.Replace(sound, broken, StringComparison.Ordinal)), "load.json"));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_are_read_as_they_were_written_and_a_file_without_them_says_that_nobody_looked()
    {
        var bytes = LoadFile.ToBytes(WithPauses());
        var read = LoadFile.Parse(bytes, "load.json", strict: true).Value;

        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(LoadFile.ToBytes(read)));
        Assert.Equal(WithPauses().Total.Pauses!.Longest, read.Total.Pauses!.Longest);
        Assert.Equal(7, read.Total.Pauses.LeftOut);
        Assert.Contains("\"cause\": \"machine\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("pauses", Encoding.UTF8.GetString(LoadFile.ToBytes(LoadSamples.Measured())), StringComparison.Ordinal);
        Assert.Null(LoadFile.Parse(LoadFile.ToBytes(LoadSamples.Measured()), "load.json").Value.Total.Pauses);
    }

    [Theory]
    [InlineData("\"seconds\": 1.5", "\"seconds\": 0")]
    [InlineData("\"seconds\": 1.5", "\"seconds\": 1e308")]
    [InlineData("\"start\": 40.25", "\"start\": -1")]
    [InlineData("\"start\": 40.25", "\"start\": 1e308")]
    [InlineData("\"due\": 1500", "\"due\": -1")]
    [InlineData("\"leftOut\": 7", "\"leftOut\": -7")]
    [InlineData("\"endpoint\": \"paused\"", "\"endpoint\": \"\"")]
    [InlineData("\"cause\": \"machine\"", "\"cause\": \"nobody\"")]
    [InlineData("\"cause\": \"machine\"", "\"cause\": 2")]
    [InlineData("\"longest\": [", "\"longest\": [ null,")]
    public void Pauses_that_cannot_be_are_refused(string sound, string broken)
    {
        var text = Encoding.UTF8.GetString(LoadFile.ToBytes(WithPauses()));
        Assert.Contains(sound, text, StringComparison.Ordinal);

        var fault = Assert.Throws<PerfGateException>(() =>
            LoadFile.Parse(Encoding.UTF8.GetBytes(text.Replace(sound, broken, StringComparison.Ordinal)), "load.json"));

        Assert.Equal(ExitCode.Invalid, fault.ExitCode);
    }

    private static LoadMeasurement WithPauses()
    {
        var load = LoadSamples.Measured();
        return load with
        {
            Total = load.Total with
            {
                Pauses = new LoadPauses([new LoadPause(40.25, 1.5, 1500, PauseCause.Machine) { Endpoint = "paused", Tenant = "big" }], 7),
            },
        };
    }

    [Fact]
    public void Unknown_fields_are_warned_of_and_refused_where_it_is_strict()
    {
        var json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LoadFile.ToBytes(LoadSamples.Measured()))
            .Replace("\"connections\": 100,", "\"connections\": 100, \"novel\": 1,", StringComparison.Ordinal));

        Assert.Contains("identity.novel", Assert.Single(LoadFile.Parse(json, "load.json").Warnings).Message, StringComparison.Ordinal);
        Assert.Throws<PerfGateException>(() => LoadFile.Parse(json, "load.json", strict: true));
    }

    [Fact]
    public void A_file_that_cannot_be_written_whole_leaves_the_old_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("load.json");
        LoadFile.Write(path, LoadSamples.Measured());
        var before = File.ReadAllBytes(path);
        var broken = LoadSamples.Measured() with { Total = Window(60) with { Seconds = double.NaN } };

        Assert.ThrowsAny<Exception>(() => LoadFile.Write(path, broken));

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Root));
    }
}
