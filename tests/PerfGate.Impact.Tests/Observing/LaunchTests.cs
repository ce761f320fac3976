using PerfGate.Impact.Tests.Mutations;

namespace PerfGate.Impact.Tests.Observing;

/// <summary>Every way in which code comes to run leaves its method in the record of real launches, and code that does not run is not in it.</summary>
public sealed class LaunchTests
{
    private const string Library = """
        public interface IDefault { int Default(int x) => x; } public class Uses : IDefault { }
        public interface IStatic { static abstract int Static(int x); } public class Has : IStatic { public static int Static(int x) => x; }
        public struct Value : IComparable<Value>, IEquatable<Value> { public int V; public int CompareTo(Value o) => V - o.V; public bool Equals(Value o) => V == o.V; public override int GetHashCode() => V; }
        public class Outer<T> { public static int Ready; static Outer() { Ready = 1; } public class Inner<U> { public virtual W Generic<W>(W w) => w; } }
        public class Base { public virtual int Virtual() => 1; } public sealed class Derived : Base { public override int Virtual() => 2; ~Derived() { } }
        public static class Optimised { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)] public static int Run(int x) => Inlined(x); static int Inlined(int x) => Deeper(x); static int Deeper(int x) => x; }
        public class Reflected { public int Property => 1; private int Hidden(int x) => x; }
        public class ByName { public static int Get() => 1; }
        public class New { public New() { } }
        public static class Emitted { public static int Called(int x) => x; public static int Shown(int x) => x; }
        public static class Cold { public static int Rare(int x) => Never(x); public static int Never(int x) => x; }
        public static class Unnamed { public static int Get() => 1; }
        """;

    private const string Suite = """
        public class Suite
        {
            static int Handler(int x) => x; static int Pointed(int x) => x; static int OnThread() => 1;
            static int Of<T>(int x) where T : IStatic => T.Static(x);
            static T Make<T>() where T : new() => new T();
            static async Task<int> Later() { await Task.Yield(); return 1; }
            static IEnumerable<int> Numbers() { yield return 1; }
            public unsafe int L0()
            {
                IDefault d = new Uses(); Base b = new Derived(); Func<int, int> kept = Handler; delegate*<int, int> pointer = &Pointed;
                var sum = d.Default(1) + Of<Has>(1) + b.Virtual() + kept(1) + pointer(1) + Later().Result + Numbers().Sum() + Optimised.Run(1);
                var values = new[] { new Value { V = 2 }, new Value { V = 1 } }; Array.Sort(values); sum += new HashSet<Value>(values).Contains(values[0]) ? 1 : 0;
                sum += new Outer<string>.Inner<int>().Generic("a").Length + Outer<int>.Ready + (Make<New>() is null ? 0 : 1);
                sum += (int)typeof(Reflected).GetMethod("Hidden", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).Invoke(new Reflected(), new object[] { 1 });
                sum += System.Text.Json.JsonSerializer.Serialize(new Reflected()).Length + (int)Type.GetType("ByName, Lib").GetMethod("Get").Invoke(null, null);
                var method = new System.Reflection.Emit.DynamicMethod("emitted", typeof(int), new[] { typeof(int) }); var il = method.GetILGenerator();
                il.Emit(System.Reflection.Emit.OpCodes.Ldarg_0); il.Emit(System.Reflection.Emit.OpCodes.Call, typeof(Emitted).GetMethod("Called")); il.Emit(System.Reflection.Emit.OpCodes.Ret);
                sum += ((Func<int, int>)method.CreateDelegate(typeof(Func<int, int>)))(1);
                System.Linq.Expressions.Expression<Func<int, int>> shown = x => Emitted.Shown(x); sum += shown.Compile()(1);
                var thread = new System.Threading.Thread(() => sum += OnThread()); thread.Start(); thread.Join();
                return sum > int.MaxValue - 5 ? Cold.Rare(sum) : sum;
            }
        }
        """;

    [Fact]
    public void Nothing_that_runs_escapes()
    {
        using var program = new ProgramFolder((Library, Suite));

        var reach = LaunchedProgram.Record(program.Side, "L0");

        Assert.Null(reach.Refusal);
        var ran = reach.Methods.Select(method => $"{method.Type}.{method.Name.TrimStart('.')}").ToHashSet();
        string[] expected =
        [
            "Suite.L0", "IDefault.Default", "Has.Static", "Suite.Of", "Derived.Virtual", "Suite.Handler", "Suite.Pointed", "Suite.OnThread", "Suite.Numbers", "Suite.Later",
            "Value.CompareTo", "Value.Equals", "Value.GetHashCode", "Outer`1+Inner`1.Generic", "Outer`1.cctor", "New.ctor", "Suite.Make", "Reflected.Hidden",
            "Reflected.get_Property", "ByName.Get", "Emitted.Called", "Emitted.Shown", "Optimised.Run", "Optimised.Inlined", "Optimised.Deeper",
        ];
        Assert.All(expected, name => Assert.Contains(name, ran));
        Assert.DoesNotContain("Cold.Rare", ran);
        Assert.DoesNotContain("Cold.Never", ran);
        Assert.Contains("Reflected", reach.Types);
        Assert.DoesNotContain("Unnamed", reach.Types);
        Assert.Equal(["Bench.dll", "BenchmarkDotNet.Annotations.dll", "BenchmarkDotNet.Runner.dll", "Lib.dll"], reach.Assemblies);
    }
}
