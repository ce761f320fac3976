using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PerfGate.Fuzz.Guidance;
using PerfGate.Fuzz.Mutation;

namespace PerfGate.Fuzz.Tests;

/// <summary>The fuzzer's own test: faults of which we know are found, within so many inputs, and what is no fault is not.</summary>
public sealed class PlantedFaultTests
{
    private static readonly byte[] Seed = Encoding.UTF8.GetBytes("""{ "schema": "x/1", "items": [ { "id": "a", "values": [1, 2] }, { "id": "b", "values": [3] } ] }""");

    /// <summary>Each with the condition on an input that is otherwise well-formed.</summary>
    public static TheoryData<string> Faults => [.. Planted.Keys];

    private static Dictionary<string, Func<JsonElement, bool>> Planted { get; } = new()
    {
        ["two entries of one id"] = root => Items(root).GroupBy(item => item.GetProperty("id").GetRawText()).Any(same => same.Count() > 1),
        ["a null in a list"] = root => root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array && items.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null),
        ["a negative value"] = root => Values(root).Any(value => value < 0),
        ["a value beyond all doubles"] = root => Values(root).Any(double.IsInfinity),
        ["an empty list of values"] = root => Items(root).Any(item => item.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == 0),
        ["half of a surrogate pair"] = root => Items(root).Any(item => item.GetProperty("id").GetRawText().Contains("\\ud800", StringComparison.OrdinalIgnoreCase)),
        ["hundreds of entries"] = root => root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 200,
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_the_structure_is_found(string name)
    {
        var harness = Of(root => Planted[name](root) ? Fault() : "");

        var counts = new FuzzRun(harness).Run(new FuzzPlan(20_000, TimeSpan.FromMinutes(5), Seed: 1));

        var find = Assert.Single(counts.Finds);
        Assert.Equal((TrialKind.Threw, "InvalidOperationException: planted"), (find.Trial.Kind, find.Trial.Words));
        Assert.Equal(TrialKind.Threw, Trial.Of(harness, find.Input).Kind);
    }

    [Fact]
    public void Without_a_fault_nothing_is_found()
    {
        var counts = new FuzzRun(Of(root => root.GetRawText())).Run(new FuzzPlan(3_000, TimeSpan.FromMinutes(5), Seed: 1));

        Assert.Empty(counts.Finds);
        Assert.InRange(counts.Accepted, 1000, 2999);
        Assert.InRange(counts.WellFormed!.Value, counts.Sampled / 2, counts.Sampled);
    }

    [Fact]
    public void Another_answer_at_the_second_time_is_found()
    {
        var calls = 0;

        var counts = new FuzzRun(Of(_ => $"{calls++}")).Run(new FuzzPlan(200, TimeSpan.FromMinutes(5), Seed: 1));

        Assert.Equal(TrialKind.Unsteady, Assert.Single(counts.Finds).Trial.Kind);
    }

    [Fact]
    public void A_reader_that_takes_its_time_or_much_memory_is_found()
    {
        var slow = Of(root => root.TryGetProperty("items", out _) ? Late() : "") with { TimeLimit = TimeSpan.FromMilliseconds(5) };
        var greedy = Of(root => root.TryGetProperty("items", out _) ? $"{new byte[2 << 20].Length}" : "") with { AllocationLimit = 1 << 20 };

        Assert.Equal(TrialKind.Slow, Trial.Of(slow, Seed).Kind);
        Assert.Equal(TrialKind.Greedy, Trial.Of(greedy, Seed).Kind);

        static string Late()
        {
            var numbers = new double[4_000_000];
            Random.Shared.GetItems([1.0, 2.0, 3.0], numbers);
            return $"{numbers.Sum()}";
        }
    }

    /// <summary>One step after the other, each of which only guidance keeps: four bytes at once are not met by chance.</summary>
    [Fact]
    public void A_fault_behind_four_steps_is_found_with_guidance_and_not_without()
    {
        using var edges = new EdgeMap();
        var plan = new FuzzPlan(60_000, TimeSpan.FromMinutes(5), Seed: 1);

        Assert.Empty(new FuzzRun(Steps(_ => { })).Run(plan).Finds);

        var guided = new FuzzRun(Steps(edges.Mark), edges).Run(plan);
        Assert.Equal("InvalidOperationException: planted", Assert.Single(guided.Finds).Trial.Words);
        Assert.True(guided.Corpus > 3, $"the corpus has {guided.Corpus} inputs");
    }

    [Fact]
    public void A_find_is_cut_down()
    {
        var harness = Of(_ => "") with
        {
            Format = InputFormat.Bytes,
            Read = input => input.AsSpan().IndexOf((byte)'!') >= 0 ? Fault() : "",
        };
        byte[] input = [.. Enumerable.Repeat((byte)'.', 300), (byte)'!', .. Enumerable.Repeat((byte)'.', 300)];

        Assert.Equal("!"u8.ToArray(), Smaller.Of(harness, input, Trial.Of(harness, input)));
    }

    // Where a fault comes from tells one from another, and code that is inlined comes from elsewhere.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Fault() => throw new InvalidOperationException("planted");

    private static Harness Steps(Action<int> mark) => Of(_ => "") with
    {
        Format = InputFormat.Bytes,
        Seeds = () => ["____"u8.ToArray()],
        LongestInput = 8,
        Read = input =>
        {
            var steps = 0;
            while (steps < 4 && steps < input.Length && input[steps] == "Fuzz"u8[steps])
            {
                mark(++steps);
            }

            return steps == 4 ? Fault() : "";
        },
    };

    private static Harness Of(Func<JsonElement, string> read) => new()
    {
        Name = "planted",
        Reads = "nothing",
        Readers = [],
        Seeds = () => [Seed],
        Format = InputFormat.Json,
        Read = input =>
        {
            using var document = JsonDocument.Parse(input);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : "";
        },

        // Text that is no UTF-8 cannot be taken out of a JsonElement; that is no fault of these readers.
        IsRefusal = fault => fault is JsonException or InvalidOperationException { Message: not "planted" },
    };

    private static IEnumerable<JsonElement> Items(JsonElement root) =>
        root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out _))
            : [];

    private static IEnumerable<double> Values(JsonElement root) => Items(root)
        .Where(item => item.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array)
        .SelectMany(item => item.GetProperty("values").EnumerateArray())
        .Where(value => value.ValueKind == JsonValueKind.Number)
        .Select(value => value.GetDouble());
}
