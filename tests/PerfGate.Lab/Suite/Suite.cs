using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;

namespace Lab.Suite;

/// <summary>What .NET code spends its time with, each as so many equal units of work.</summary>
public partial class Suite
{
    private readonly int[] _numbers = [.. Enumerable.Range(0, 1_000).Select(i => (i * 7919) % 1_000)];
    private readonly Dictionary<string, int> _dictionary = Enumerable.Range(0, 1_000).ToDictionary(i => "key" + i.ToString(CultureInfo.InvariantCulture));
    private readonly string[] _keys = [.. Enumerable.Range(0, Slowdown.Units).Select(i => "key" + (i * 8).ToString(CultureInfo.InvariantCulture))];
    private readonly string[] _lines = [.. Enumerable.Range(0, Slowdown.Units).Select(i => $"2026-11-{(i % 28) + 1:00} order {i * 31} shipped to customer {i}")];
    private readonly Person[] _people = [.. Enumerable.Range(0, Slowdown.Units).Select(i => new Person("Name " + (i % 10), 20 + (i % 50), i % 3 == 0))];
    private readonly Shape[] _shapes = [.. Enumerable.Range(0, Slowdown.Units).Select(i => i % 3 == 0 ? (Shape)new Circle(i) : i % 3 == 1 ? new Square(i) : new Oblong(i, 2))];
    private readonly int[] _sorted = new int[64];
    private readonly StringBuilder _text = new();
    private readonly byte[] _left = [.. Enumerable.Range(0, 48).Select(i => (byte)(i * 37))];
    private readonly byte[] _right = [.. Enumerable.Range(0, 48).Select(i => (byte)(i * 41))];
    private readonly int[] _previous = new int[49];
    private Node? _chain;

    public record Person(string Name, int Age, bool Active);

    /// <summary>Some 40 ns: a chain of rotations.</summary>
    [Benchmark]
    public uint Rotation()
    {
        var value = 1u;
        for (var i = 0; i < Slowdown.Units; i++)
        {
            value = BitOperations.RotateLeft(value, 7) + 1;
        }

        return value;
    }

    /// <summary>Some 150 ns: a chain of multiplications.</summary>
    [Benchmark]
    public int Arithmetic()
    {
        var hash = 17;
        for (var i = 0; i < Slowdown.Units; i++)
        {
            hash = (hash * 31) + _numbers[i];
        }

        return hash;
    }

    [Benchmark]
    public double VirtualCalls()
    {
        var area = 0.0;
        foreach (var shape in _shapes)
        {
            area += shape.Area();
        }

        return area;
    }

    [Benchmark]
    public int DictionaryLookups()
    {
        var sum = 0;
        foreach (var key in _keys)
        {
            sum += _dictionary[key];
        }

        return sum;
    }

    [Benchmark]
    public int SpanParsing()
    {
        var sum = 0;
        foreach (var line in _lines)
        {
            var rest = line.AsSpan(11);
            var from = rest.IndexOf(' ') + 1;
            var number = rest[from..];
            sum += int.Parse(number[..number.IndexOf(' ')], CultureInfo.InvariantCulture);
        }

        return sum;
    }

    [Benchmark]
    public string StringBuilding()
    {
        _text.Clear();
        for (var i = 0; i < Slowdown.Units; i++)
        {
            _text.Append("item ").Append(i + 100).Append(';');
        }

        return _text.ToString();
    }

    [Benchmark]
    public object Allocations()
    {
        Node? last = null;
        for (var i = 0; i < Slowdown.Units; i++)
        {
            last = new Node { Value = i, Next = (i & 15) == 0 ? null : last, Payload = new byte[64] };
        }

        return last!;
    }

    [Benchmark]
    public string Json() => JsonSerializer.Serialize(_people);

    [Benchmark]
    public int Linq()
    {
        var sum = 0;
        for (var i = 0; i < Slowdown.Units; i++)
        {
            var least = i;
            sum += _numbers.Take(16).Where(number => number > least).Select(number => number * 2).Sum();
        }

        return sum;
    }

    [Benchmark]
    public int Regexes()
    {
        var sum = 0;
        foreach (var line in _lines)
        {
            sum += Order().Match(line).Groups[2].Length;
        }

        return sum;
    }

    [Benchmark]
    public int Sorting()
    {
        for (var i = 0; i < Slowdown.Units; i++)
        {
            _numbers.AsSpan(i * 8, 64).CopyTo(_sorted);
            Array.Sort(_sorted);
        }

        return _sorted[0];
    }

    [Benchmark]
    public async Task<int> Async()
    {
        var sum = 0;
        for (var i = 0; i < Slowdown.Units; i++)
        {
            sum += await Twice(i);
        }

        return sum;

        static async ValueTask<int> Twice(int value)
        {
            await Task.CompletedTask;
            return 2 * value;
        }
    }

    /// <summary>Some 0.5 to 1 ms: edit distances of two strings of 48.</summary>
    [Benchmark]
    public int EditDistances()
    {
        var sum = 0;
        for (var i = 0; i < Slowdown.Units; i++)
        {
            sum += Distance(_left, _right);
        }

        return sum;
    }

    /// <summary>Deliberately of two modes: two launches of five do a third more, as if a layout or a profile had turned out badly.</summary>
    [GlobalSetup(Target = nameof(Bimodal))]
    public void ChooseMode()
    {
        var nodes = Enumerable.Range(0, Slowdown.Units).Select(i => new Node { Value = i, Payload = new byte[16] }).ToArray();
        _slowMode = Random.Shared.Next(5) < 2;
        for (var i = 0; i < nodes.Length - 1; i++)
        {
            nodes[i].Next = nodes[i + 1];
        }

        _chain = nodes[0];
    }

    private bool _slowMode;

    [Benchmark]
    public int Bimodal()
    {
        var sum = 0;
        for (var node = _chain; node is not null; node = node.Next)
        {
            sum = (sum * 31) + node.Value;
            if (_slowMode)
            {
                sum = (sum * 31) + node.Payload.Length;
            }
        }

        return sum;
    }

    private int Distance(byte[] left, byte[] right)
    {
        for (var j = 0; j <= right.Length; j++)
        {
            _previous[j] = j;
        }

        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = _previous[0];
            _previous[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var cost = left[i] == right[j] ? 0 : 1;
                var next = Math.Min(Math.Min(_previous[j], _previous[j + 1]) + 1, diagonal + cost);
                diagonal = _previous[j + 1];
                _previous[j + 1] = next;
            }
        }

        return _previous[right.Length];
    }

    [GeneratedRegex(@"(\d{4})-\d\d-\d\d order (\d+) shipped")]
    private static partial Regex Order();

    private sealed class Node
    {
        public int Value;
        public Node? Next;
        public byte[] Payload = [];
    }

    private abstract class Shape
    {
        public abstract double Area();
    }

    private sealed class Circle(double radius) : Shape
    {
        public override double Area() => radius * radius * Math.PI;
    }

    private sealed class Square(double side) : Shape
    {
        public override double Area() => side * side;
    }

    private sealed class Oblong(double width, double height) : Shape
    {
        public override double Area() => width * height;
    }
}
