using PerfGate.Impact.Contracts;
using PerfGate.Impact.Tests.Programs;

namespace PerfGate.Impact.Tests.Issues;

/// <summary>Reported: a change was explained by names of the compiler, such as <c>Extensions+&lt;&gt;c__DisplayClass{…}_0`1.&lt;Register&gt;b__0(…)</c>.</summary>
public sealed class NamesOfChangesTests
{
    private const string Program = """
        namespace Ns
        {
            public static class Extensions
            {
                public static int Register<T>(this List<T> list, int by) => list.Count(one => one!.GetHashCode() > by * 3);
                public static int Local(int n) { int Twice(int x) => x * 5; return Twice(n); }
                public static int Plain(int n) => Enumerable.Range(0, n).Select(i => i * 7).Sum();
            }

            public class Box<T>
            {
                public readonly struct Inner { public int Get(T[] all, Dictionary<string, int?> by) => all.Length + by.Count + 11; }
                public int Size { get { return 13; } }
                public int this[int at] => at + 17;
                public TResult Map<TResult>(Func<T, TResult> map, ref int n) { n += 19; return map(default!); }
            }

            public readonly record struct Money(int Amount)
            {
                public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount + 23);
                public static implicit operator int(Money one) => one.Amount + 29;
            }

            public class Made
            {
                private readonly int n;
                public Made(int n) => this.n = n + 31;
                public async Task<int> Later() { await Task.Yield(); return n + 37; }
                public IEnumerable<int> Each() { yield return n + 41; }
                public int Lazily() { Func<Task<int>> run = async () => { await Task.Yield(); return n + 43; }; return run().Result; }
            }
        }

        public class Suite
        {
            [Benchmark] public int Run()
            {
                var list = new List<int>();
                var box = new Ns.Box<int>();
                var made = new Ns.Made(3);
                var n = 0;
                return Ns.Extensions.Register(list, 3) + Ns.Extensions.Local(3) + Ns.Extensions.Plain(3)
                    + default(Ns.Box<int>.Inner).Get([], []) + box.Size + box[1] + box.Map(x => x, ref n)
                    + (new Ns.Money(1) + new Ns.Money(2)) + made.Later().Result + made.Each().Sum() + made.Lazily();
            }
        }
        """;

    /// <summary>A number of <see cref="Program"/>, and how the member in which it stands is called.</summary>
    public static TheoryData<string, string> Names => new()
    {
        { "by * 3", "Ns.Extensions.Register" },
        { "x * 5", "Ns.Extensions.Local" },
        { "i * 7", "Ns.Extensions.Plain" },
        { "by.Count + 11", "Ns.Box<T>.Inner.Get(T[], Dictionary<string, int?>)" },
        { "return 13", "Ns.Box<T>.Size" },
        { "at + 17", "Ns.Box<T>.this[int]" },
        { "n += 19", "Ns.Box<T>.Map<TResult>(Func<T, TResult>, ref int)" },
        { "b.Amount + 23", "Ns.Money.operator +(Money, Money)" },
        { "one.Amount + 29", "Ns.Money.implicit operator int(Money)" },
        { "n + 31", "Ns.Made.Made(int)" },
        { "n + 37", "Ns.Made.Later" },
        { "n + 41", "Ns.Made.Each" },
        { "n + 43", "Ns.Made.Lazily" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_is_called_as_it_is_written(string place, string name)
    {
        var verdict = Change.Of(Program, Program.Replace(place, place[..^1] + "4", StringComparison.Ordinal));

        Assert.Equal([$"{name} (changed)"], verdict.ChangedMembers);
        Assert.Equal($"it reaches {name} (changed)", verdict.Reason);
        Assert.DoesNotContain(verdict.Path, step => step.Contains('<', StringComparison.Ordinal) && !step.Contains("<T", StringComparison.Ordinal));
        Assert.DoesNotContain(verdict.Path, step => step.Contains('`', StringComparison.Ordinal));
    }

    [Fact]
    public void A_lambda_that_is_new_is_a_change_of_its_method()
    {
        var verdict = Change.Of(Program, Program.Replace("int Plain(int n) => Enumerable", "int Plain(int n) => new[] { 1 }.Count(x => x > n) + Enumerable", StringComparison.Ordinal));

        Assert.Equal(ImpactKind.Affected, verdict.Kind);
        Assert.Contains("Ns.Extensions.Plain(int) (changed)", verdict.ChangedMembers);
        Assert.DoesNotContain("Ns.Extensions.Plain (changed)", verdict.ChangedMembers);
        Assert.DoesNotContain(verdict.ChangedMembers, one => one.Contains("only in head", StringComparison.Ordinal) || one.Contains("DisplayClass", StringComparison.Ordinal));
    }
}
