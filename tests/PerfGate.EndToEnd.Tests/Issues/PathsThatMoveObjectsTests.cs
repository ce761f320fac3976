using System.Globalization;
using PerfGate.EndToEnd.Tests.Infrastructure;
using PerfGate.TestKit;

namespace PerfGate.EndToEnd.Tests.Issues;

/// <summary>Found: the length of a side's path decided in every launch of that side where its objects lay, and one of two equal sides was up to 8 % faster.</summary>
[Trait("speed", "slow")]
public sealed class PathsThatMoveObjectsTests : IDisposable
{
    private const int CacheLine = 64;

    private readonly TemporaryRepository repository = TemporaryRepository.Create();
    private readonly TemporaryFolder places = new();

    public void Dispose()
    {
        repository.Dispose();
        places.Dispose();
    }

    [Fact]
    public void Each_launch_of_a_side_has_its_objects_elsewhere()
    {
        var sides = Measure("turns");

        Assert.All(sides, side =>
        {
            // Seven launches or more, eight places: by chance all in one of them once in 260,000 runs.
            Assert.InRange(side.Select(launch => launch.Small).Distinct().Count(), 2, 8);
            Assert.InRange(side.Select(launch => launch.Large).Distinct().Count(), 2, 8);
        });
    }

    /// <summary>BenchmarkDotNet's own run collects garbage first: what it makes then lies at one place, whatever was there before.</summary>
    [Fact]
    public void Both_sides_launched_by_BenchmarkDotNet_have_theirs_at_the_same_places()
    {
        var sides = Measure("launches");

        Assert.Equal(sides[0].Select(launch => launch.Small).Distinct().Order(), sides[1].Select(launch => launch.Small).Distinct().Order());
        Assert.All(sides, side => Assert.InRange(side.Select(launch => launch.Large).Distinct().Count(), 2, 8));
    }

    /// <returns>Of each side, and of each of its launches, the places in a cache line.</returns>
    private (long Small, long Large)[][] Measure(string route)
    {
        repository.Write("bench/Places/Places.csproj", BenchmarkProject.File(properties: "<AllowUnsafeBlocks>true</AllowUnsafeBlocks>"));
        repository.Write("bench/Places/Program.cs", BenchmarkProject.Source($$""""
            private readonly byte[] small = new byte[100];
            private readonly byte[] large = new byte[100_000];

            [GlobalSetup]
            public void Note() => File.AppendAllText(
                Path.Combine("""{{places.Root}}""", $"{Environment.ProcessId}"), $"{AppContext.BaseDirectory}|{Place(small)}|{Place(large)}\n");

            [Benchmark]
            public int Sum()
            {
                var sum = 0;
                foreach (var one in small)
                {
                    sum += one;
                }

                return sum;
            }

            private static unsafe long Place(byte[] bytes)
            {
                fixed (byte* first = bytes)
                {
                    return (long)first;
                }
            }
            """"));
        repository.Commit("one commit on both sides");

        ToolRun.Run(repository, "check", "bench/Places", "--base", "self", "--profile", "quick", "--route", route).Expect(0);

        // A side is the folder that it was built into.
        var launches = Directory.GetFiles(places.Root).Select(file => File.ReadLines(file).First().Split('|')).ToArray();
        var sides = launches
            .GroupBy(launch => launch[0], launch => (Line(launch[1]), Line(launch[2])))
            .Select(side => side.ToArray())
            .Where(side => side.Length >= 7)
            .ToArray();
        Assert.Equal(2, sides.Length);
        return sides;
    }

    private static long Line(string address) => long.Parse(address, CultureInfo.InvariantCulture) % CacheLine;
}
