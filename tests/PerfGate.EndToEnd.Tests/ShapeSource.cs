namespace PerfGate.EndToEnd.Tests;

/// <summary>Benchmark classes in the shapes that BenchmarkDotNet knows.</summary>
internal static class ShapeSource
{
    public const string Text = """
        using System.Runtime.CompilerServices;
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Columns;
        using BenchmarkDotNet.Configs;
        using BenchmarkDotNet.Engines;
        using BenchmarkDotNet.Jobs;

        namespace Shapes;

        [MemoryDiagnoser]
        public class Parameters
        {
            [Params(1, 10, 100)] public int N;
            [Params("a", "b")] public string Text = "";
            [Benchmark] public int WithParams() => N + Text.Length;
        }

        [ExceptionDiagnoser, ThreadingDiagnoser, DisassemblyDiagnoser]
        public class Counted
        {
            [Benchmark] public int Throwing() { try { throw new InvalidOperationException(); } catch (InvalidOperationException) { return 1; } }
        }

        public class Sources
        {
            public IEnumerable<string> Values => [new string('a', 40) + "1" + new string('b', 40), new string('a', 40) + "2" + new string('b', 40), "short"];
            [ParamsSource(nameof(Values))] public string Text = "";
            [Benchmark] public int LongText() => Text.Length;
        }

        public readonly struct Point(int x, int y)
        {
            public int Sum => x + y;
            public override string ToString() => $"<{x};{y}>";
        }

        public class Calls
        {
            public static IEnumerable<object[]> Pairs => [[1, "one"], [2, "two \"quoted\""]];
            public static IEnumerable<object> Points => [new Point(1, 2)];
            [Benchmark, Arguments(1, 2.5), Arguments(3, 4.5)] public double WithArguments(int a, double b) => a + b;
            [Benchmark, ArgumentsSource(nameof(Pairs))] public int FromSource(int a, string b) => a + b.Length;
            [Benchmark, ArgumentsSource(nameof(Points))] public int WithStruct(Point point) => point.Sum;
            [Benchmark, Arguments("text")] public int WithSpan(ReadOnlySpan<char> text) => text.Length;
        }

        public class Setups
        {
            private int global;
            private bool isFresh;
            [GlobalSetup(Target = nameof(First))] public void SetupFirst() => global = 1;
            [GlobalSetup(Targets = [nameof(Second), nameof(Third)])] public void SetupOthers() => global = 2;
            [GlobalCleanup(Target = nameof(Second))] public void Cleanup() => global = 0;
            [IterationSetup(Target = nameof(Third))] public void BeforeEach() => isFresh = true;
            [IterationCleanup(Target = nameof(Third))] public void AfterEach() => isFresh = false;
            [Benchmark] public int First() => Expect(global == 1);
            [Benchmark] public int Second() => Expect(global == 2);
            [Benchmark]
            public int Third()
            {
                // As a sort in place: each call needs a set-up of its own.
                var wasFresh = isFresh;
                isFresh = false;
                return Expect(global == 2 && wasFresh);
            }

            private static int Expect(bool isSetUp) => isSetUp ? 1 : throw new InvalidOperationException("not set up");
        }

        [GenericTypeArguments(typeof(int))]
        [GenericTypeArguments(typeof(string))]
        public class Box<T>
        {
            [Benchmark] public T[] Create() => new T[3];
        }

        public class Outer
        {
            public class Inner
            {
                [Benchmark] public int Nested() => 1;
            }
        }

        public class SameNameHere { [Benchmark] public int Same() => 1; }
        public class SameNameThere { [Benchmark] public int Same() => 2; }

        public abstract class Basis { [Benchmark] public int Inherited() => Value(); protected abstract int Value(); }
        public class Derived : Basis { protected override int Value() => 2; }

        public class Asynchronous
        {
            [Benchmark] public async Task<int> OfTask() { await Task.Yield(); return 1; }
            [Benchmark] public async ValueTask OfValueTask() => await Task.Yield();
        }

        #if NET8_0
        [SimpleJob(RuntimeMoniker.Net80)]
        [SimpleJob(RuntimeMoniker.Net90)]
        #elif NET9_0
        [SimpleJob(RuntimeMoniker.Net90)]
        [SimpleJob(RuntimeMoniker.Net80)]
        #elif NO_NET10
        [SimpleJob]
        [SimpleJob(RuntimeMoniker.Net80)]
        #else
        [SimpleJob(RuntimeMoniker.Net10_0)]
        [SimpleJob(RuntimeMoniker.Net80)]
        #endif
        public class OneRuntimeMissing { [Benchmark] public int Here() => 1; }

        [Config(typeof(WithTag))]
        public class ConfiguredByAttribute
        {
            private sealed class WithTag : ManualConfig
            {
                public WithTag()
                {
                    AddJob(Job.ShortRun);
                    AddColumn(new TagColumn("Kind", name => name));
                }
            }

            [Benchmark] public int WithColumn() => 1;
        }

        [SimpleJob(id: "four", invocationCount: 64)]
        [SimpleJob(id: "five")]
        public class TwoJobs { [Benchmark] public int Both() => 1; }

        public class Batches
        {
            public object? Last;

            [Benchmark(OperationsPerInvoke = 16)]
            public void OfSixteen()
            {
                for (var i = 0; i < 16; i++) { Last = new byte[8]; }
            }
        }

        [SimpleJob(RunStrategy.ColdStart, iterationCount: 1)]
        public class Cold { [Benchmark] public byte[] Start() => new byte[40]; }

        [SimpleJob(RunStrategy.Monitoring, iterationCount: 3)]
        public class Monitored { [Benchmark] public byte[] Run() => new byte[40]; }

        [InProcess]
        public class InThisProcess { [Benchmark] public byte[] Run() => new byte[40]; }

        [InvocationCount(32)]
        public class FixedCount { [Benchmark] public byte[] Run() => new byte[40]; }

        internal class NotPublic { [Benchmark] public int Hidden() => 1; }

        public class Internals { [Benchmark] public int OfTheLibrary() => Library.Hidden.Twice(21); }

        public class Files
        {
            private int relative, based;

            [GlobalSetup]
            public void Read()
            {
                relative = int.Parse(File.ReadAllText("data/seven.txt"));
                based = int.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "seven.txt")));
            }

            [Benchmark] public int ByRelativePath() => relative;
            [Benchmark] public int ByBaseDirectory() => based;
        }
        """;
}
