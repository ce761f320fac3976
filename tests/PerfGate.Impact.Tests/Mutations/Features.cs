namespace PerfGate.Impact.Tests.Mutations;

/// <summary>What the generated programs are made of: one way each in which code reaches other code.</summary>
/// <remarks>
/// <c>@</c> is the feature's own number. <c>⟦a‖b⟧</c> is a place that a mutation changes: it holds one of the alternatives; <c>⟦#⟧</c> holds a number.
/// <c>CHAIN(x)</c> becomes x, or a call of another feature with it. Each feature has a class <c>F@</c> with <c>Value(int)</c>.
/// </remarks>
internal static class Features
{
    /// <summary>In the library: the benchmarks' assembly refers to it.</summary>
    public static IReadOnlyList<string> OfLibrary { get; } =
    [
        // Generic classes and methods, constraints, new T().
        """
        public interface IShift@ { int Shift(int x); }
        public class Left@ : IShift@ { public int By = ⟦#⟧; public int Shift(int x) => x + By; }
        public class Right@ : IShift@ { private readonly int by; public Right@() { by = ⟦#⟧; } public int Shift(int x) => CHAIN(x) * by; }
        public class Box@<T> where T : IShift@, new() { public int Use(int x) => new T().Shift(x) + Twice<T>(x); static int Twice<U>(int x) where U : IShift@, new() => new U().Shift(x + ⟦#⟧); }
        public static class F@ { public static int Value(int x) => new Box@<⟦Left@‖Right@⟧>().Use(x); }
        """,
        // Default interface methods.
        """
        public interface IDefault@ { int Get(int x) => x * ⟦#⟧; int More(int x) => Get(x) + ⟦#⟧; }
        public class Uses@ : IDefault@ { ⟦‖int IDefault@.More(int x) => x - 5;⟧ }
        public static class F@ { public static int Value(int x) { IDefault@ one = new Uses@(); return one.More(CHAIN(x)); } }
        """,
        // Static abstract members.
        """
        public interface IStatic@<T> where T : IStatic@<T> { static abstract int Make(int x); static virtual int Also(int x) => x + ⟦#⟧; static abstract T operator +(T a, T b); }
        public readonly struct S@ : IStatic@<S@> { public readonly int V; public S@(int v) => V = v; public static int Make(int x) => x ^ ⟦#⟧; public static S@ operator +(S@ a, S@ b) => new(a.V + b.V + ⟦#⟧); }
        public static class F@ { static int Run<T>(int x) where T : IStatic@<T> => T.Make(CHAIN(x)) + T.Also(x); public static int Value(int x) => Run<S@>(x) + (new S@(x) + new S@(1)).V; }
        """,
        // Lambdas, closures, method groups, kept delegates.
        """
        public static class F@ {
            static readonly Func<int, int> Kept = x => x + ⟦#⟧;
            static int Group(int x) => x * ⟦#⟧;
            public static int Value(int x) { var outer = ⟦#⟧; Func<int, int> captured = y => y + outer; Func<int, int> group = Group; return Apply(y => y - ⟦#⟧, y => y * ⟦#⟧, x) + captured(x) + group(CHAIN(x)) + Kept(x); }
            static int Apply(Func<int, int> one, Func<int, int> two, int x) => two(one(x));
            public static int Value(string x) => x.Count(c => c > ⟦#⟧);
        }
        """,
        // Asynchronous methods and asynchronous lambdas.
        """
        public static class F@ {
            static async Task<int> One(int x) { await Task.CompletedTask; return x + ⟦#⟧; }
            static async ValueTask<int> Two(int x) { Func<Task<int>> inner = async () => { await Task.CompletedTask; return x * ⟦#⟧; }; return await inner() + await One(CHAIN(x)); }
            static async IAsyncEnumerable<int> Many(int x) { yield return x; await Task.CompletedTask; yield return x + ⟦#⟧; }
            static async Task<int> Sum(int x) { var sum = 0; await foreach (var one in Many(x)) { sum += one; } return sum; }
            public static int Value(int x) => Two(x).GetAwaiter().GetResult() + Sum(x).GetAwaiter().GetResult();
        }
        """,
        // Iterators and local functions.
        """
        public static class F@ {
            static IEnumerable<int> Numbers(int x) { for (var i = 0; i < 3; i++) { yield return i * ⟦#⟧ + x; } }
            static IEnumerable<T> Same<T>(T x, int times) { for (var i = 0; i < times; i++) { yield return x; } }
            public static int Value(int x) { int Local(int y) => y + ⟦#⟧ + x; static int Fixed(int y) => y * ⟦#⟧; int Generic<T>(T t) => t!.GetHashCode() + ⟦#⟧; return Numbers(x).Sum() + Local(1) + Fixed(2) + Generic(5) + Same(CHAIN(x), 2).Sum(); }
        }
        """,
        // Records: with, equality, deconstruction, printing.
        """
        public record R@(int A, int B) { public int C => A * ⟦#⟧ + B; ⟦‖public virtual bool Equals(R@? other) => other is not null && other.A == A; public override int GetHashCode() => A;⟧ }
        public record struct V@(int A) { public int Times => A * ⟦#⟧; }
        public static class F@ { public static int Value(int x) { var one = new R@(CHAIN(x), ⟦#⟧); var two = one with { B = 2 }; var (a, b) = two; return one.C + two.C + a + b + (one == new R@(x, 9) ? 1 : 0) + new V@(x).Times + new R@(1, ⟦#⟧).ToString().Length; } }
        """,
        // Extension methods, old and new, and patterns that the compiler looks up by name.
        """
        public static class E@ { public static int Plus@(this int x) => x + ⟦#⟧; public static IEnumerator<int> GetEnumerator(this Pair@ p) { yield return p.A + ⟦#⟧; } extension(Pair@ p) { public int Doubled => p.A * ⟦#⟧; } public static void Deconstruct(this Pair@ p, out int a, out int b) { a = p.A; b = ⟦#⟧; } }
        public class Pair@ { public int A = 2; public int this[int i] => A + i * ⟦#⟧; public int Count => 3; public Pair@ Slice(int s, int n) => new() { A = s + n + ⟦#⟧ }; }
        public static class F@ { public static int Value(int x) { var sum = 0; foreach (var one in new Pair@()) { sum += one; } var (a, b) = new Pair@(); return CHAIN(x).Plus@() + sum + a + b + new Pair@().Doubled + (new Pair@() is [var first, .. var rest, _] ? first + rest.A : 0); } }
        """,
        // Constants, inlined where they are used; default arguments.
        """
        public static class C@ { public const int K = ⟦#⟧; public const string T = "⟦ab‖cde⟧"; public static int With(int x, int y = ⟦#⟧) => x + y; }
        public static class F@ { public static int Value(int x) => C@.With(CHAIN(x)) + C@.K + C@.T.Length; }
        """,
        // Static state: initialisers, static constructors, module initialisers.
        """
        public static class State@ { public static int Set; public static readonly int Ready = ⟦#⟧; static State@() { Set += ⟦#⟧; } }
        public static class Early@ { public static int Value; [System.Runtime.CompilerServices.ModuleInitializer] internal static void Init() { Value = ⟦#⟧; } }
        public class Lazily@ { public int V; public Lazily@() { V = ⟦#⟧; } }
        public static class F@ { static readonly Lazy<Lazily@> Kept = new(); public static int Value(int x) => State@.Set + State@.Ready + Early@.Value + CHAIN(x) + Kept.Value.V; }
        """,
        // Virtual methods, abstract classes, covariant results, explicit interfaces, an interface met by a base.
        """
        public abstract class Base@ { public virtual int V(int x) => x + ⟦#⟧; public abstract int A(int x); public virtual Base@ Self() => this; }
        public class Derived@ : Base@, IComparable<Derived@>, IFormattable { public override int A(int x) => x * ⟦#⟧; ⟦‖public override int V(int x) => x - 7;⟧ public override Derived@ Self() => new Derived@(); public int CompareTo(Derived@? o) => ⟦1‖-1⟧; public string ToString(string? f, IFormatProvider? p) => "⟦q‖qq⟧"; public override string ToString() => "⟦z‖zz⟧"; }
        public class Plain@ { public int Meet(int x) => x + ⟦#⟧; }
        public interface IMeet@ { int Meet(int x); }
        public class Meets@ : Plain@, IMeet@;
        public static class F@ { public static int Value(int x) { Base@ b = new Derived@(); IMeet@ m = new Meets@(); return b.V(x) + b.A(x) + b.Self().V(1) + m.Meet(CHAIN(x)) + Comparer<Derived@>.Default.Compare(new(), new()) + $"{b}".Length + string.Format("{0}", b).Length; } }
        """,
        // What the framework calls: equality, hashes, order, disposal, exception filters.
        """
        public class Key@(int k) : IEquatable<Key@> { public int K => k; public bool Equals(Key@? o) => o is not null && (o.K % ⟦2‖3⟧) == (K % 2); public override bool Equals(object? o) => Equals(o as Key@); public override int GetHashCode() => ⟦1‖2⟧; }
        public class Order@ : IComparer<int> { public int Compare(int a, int b) => (a - b) * ⟦1‖-1⟧; }
        public class Ends@ : IDisposable { public static int Ended; public void Dispose() { Ended += ⟦#⟧; } }
        public static class F@ {
            static bool Filter(int x) => x > ⟦0‖100⟧;
            public static int Value(int x) { var map = new Dictionary<Key@, int> { [new Key@(1)] = ⟦#⟧ }; int[] a = [3, 1, 2]; Array.Sort(a, new Order@()); using (new Ends@()) { } var caught = 0; try { throw new InvalidOperationException(); } catch (InvalidOperationException) when (Filter(7)) { caught = 1; } catch { caught = 2; }
                return (map.TryGetValue(new Key@(3), out var found) ? found : 0) + a[0] + Ends@.Ended + caught + CHAIN(x); }
        }
        """,
        // Data in the file, switches over text, enums.
        """
        public enum Colour@ { Red = ⟦1‖4⟧, Green = ⟦2‖5⟧ }
        public static class F@ {
            static readonly int[] Table = [1, 2, 3, ⟦#⟧, 5, 6, 7, 8];
            static ReadOnlySpan<byte> Bytes => [1, 2, ⟦7‖9⟧, 4];
            static int Of(string text) => text switch { "one" => ⟦#⟧, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => ⟦#⟧, _ => 9 };
            public static int Value(int x) => Table[3] + Bytes[2] + Of("one") + Of("seven") + (int)Colour@.Green + (int)Enum.Parse<Colour@>("Red") + Colour@.Red.ToString().Length + CHAIN(x);
        }
        """,
        // Operators, conversions, indexers, events, properties, handlers of interpolation, awaiters.
        """
        public readonly struct N@(int v) { public int V => v; public static N@ operator *(N@ a, N@ b) => new(a.V * b.V + ⟦#⟧); public static implicit operator N@(int x) => new(x + ⟦#⟧); public static explicit operator int(N@ n) => n.V - ⟦#⟧; public static bool operator true(N@ n) => n.V > ⟦0‖1000⟧; public static bool operator false(N@ n) => false; }
        public class Source@ { public event Func<int, int>? Happened; public int Fire(int x) => Happened?.Invoke(x) ?? 0; private int stored; public int Stored { get => stored + ⟦#⟧; set => stored = value * ⟦#⟧; } }
        [System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct Handler@ { public int Sum; public Handler@(int l, int f) => Sum = ⟦#⟧; public void AppendLiteral(string s) => Sum += s.Length; public void AppendFormatted<T>(T t) => Sum += ⟦#⟧; }
        public class Wait@ { public System.Runtime.CompilerServices.TaskAwaiter<int> GetAwaiter() => Task.FromResult(⟦#⟧).GetAwaiter(); }
        public static class F@ {
            static int Handle(Handler@ h) => h.Sum;
            static async Task<int> Awaited() => await new Wait@();
            public static int Value(int x) { N@ n = CHAIN(x); var s = new Source@(); s.Happened += y => y + ⟦#⟧; s.Stored = 2; return (int)(n * 3) + (n ? 1 : 2) + s.Fire(x) + s.Stored + Handle($"a{x}b") + Awaited().Result; }
        }
        """,
        // Function pointers, generic virtual methods, nested generics, query syntax of one's own.
        """
        public class Query@ { public int V = 1; public Query@ Select(Func<int, int> f) => new() { V = f(V) + ⟦#⟧ }; public Query@ Where(Func<int, bool> f) => f(V) ? this : new() { V = ⟦#⟧ }; }
        public class Outer@<T> { public class Inner<U> { public virtual int Both<W>(W w) => typeof(T) == typeof(int) ? ⟦#⟧ : 2; } public class More : Inner<string> { public override int Both<W>(W w) => base.Both(w) + ⟦#⟧; } }
        public static unsafe class F@ {
            static int Pointed(int x) => x + ⟦#⟧;
            public static int Value(int x) { delegate*<int, int> p = &Pointed; Outer@<int>.Inner<string> o = new Outer@<int>.More(); var q = from v in new Query@() where v > 5 select v * ⟦#⟧; return p(CHAIN(x)) + o.Both("a") + q.V; }
        }
        """,
        // Reflection: members by name, attributes, instances by type, properties of anonymous types.
        """
        [AttributeUsage(AttributeTargets.All)] public class Mark@Attribute(int n) : Attribute { public int N => n + ⟦#⟧; }
        public class Hidden@ { public int P => ⟦#⟧; private int Secret(int x) => x * ⟦#⟧; [Mark@(⟦3‖4⟧)] public int Marked = ⟦#⟧; public class Deep { public int D = ⟦#⟧; } }
        public class Made@ { public readonly int V; public Made@(int x) { V = x + ⟦#⟧; } }
        public static class F@ { public static int Value(int x) { var h = new Hidden@(); var flags = System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance;
            return (int)typeof(Hidden@).GetProperty("P")!.GetValue(h)! + (int)typeof(Hidden@).GetMethod("Secret", flags)!.Invoke(h, [CHAIN(x)])! + ((Made@)Activator.CreateInstance(typeof(Made@), 3)!).V
                + (int)typeof(Hidden@).GetField("Marked")!.GetValue(h)! + ((Mark@Attribute)Attribute.GetCustomAttribute(typeof(Hidden@).GetField("Marked")!, typeof(Mark@Attribute))!).N
                + (int)typeof(Hidden@).GetNestedTypes()[0].GetField("D")!.GetValue(Activator.CreateInstance(typeof(Hidden@).GetNestedTypes()[0]))!; } }
        """,
        // Serialisation: what a type holds is found at run time.
        """
        public class Address@ { public int Street => ⟦#⟧; }
        public class Person@ { public int Age { get; set; } = ⟦#⟧; public Address@ Home => new(); public int Hidden() => ⟦#⟧; }
        public static class F@ { public static int Value(int x) => System.Text.Json.JsonSerializer.Serialize(new Person@(), new System.Text.Json.JsonSerializerOptions()).Sum(c => c) + CHAIN(x); }
        """,
        // By name, by scanning, emitted by the binder, compiled expressions.
        """
        public class Named@ { public static int Get() => ⟦#⟧; }
        public class Scanned@ { public int Scan = ⟦#⟧; }
        public static class F@ { public static int Value(int x) => (int)Type.GetType("Named@, Lib")!.GetMethod("Get")!.Invoke(null, null)! + typeof(F@).Assembly.GetTypes().Where(t => t.Name == "Scanned@").Select(t => (int)t.GetField("Scan")!.GetValue(Activator.CreateInstance(t))!).Sum() + CHAIN(x); }
        """,
        """
        public class Loose@ { public int Any(int x) => x + ⟦#⟧; public int Other(int x) => x; }
        public static class F@ { static int Shown(int x) => x * ⟦#⟧; public static int Value(int x) { dynamic d = new Loose@(); System.Linq.Expressions.Expression<Func<int, int>> e = y => Shown(y) + ⟦#⟧; return (int)d.Any(x) + e.Compile()(CHAIN(x)); } }
        """,
        // Private members of another type, structs in fixed layouts, inline arrays, spans of references.
        """
        public class Closed@ { private int inner = ⟦#⟧; private static int Twice(int x) => x * ⟦#⟧; private Closed@() { } private Closed@(int x) { inner += x * ⟦#⟧; } }
        [System.Runtime.CompilerServices.InlineArray(⟦3‖4⟧)] public struct Row@ { private int first; }
        public static class F@ {
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)] static extern Closed@ Make(int x);
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = "inner")] static extern ref int Inner(Closed@ c);
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.StaticMethod, Name = "Twice")] static extern int Call(Closed@ c, int x);
            public static int Value(int x) { var c = Make(2); var row = new Row@(); ((Span<int>)row)[1] = ⟦#⟧; return Inner(c) + Call(null!, CHAIN(x)) + System.Runtime.CompilerServices.Unsafe.SizeOf<Row@>() + row[1]; }
        }
        """,
        // Internals that the benchmarks' assembly may use; anonymous types; tuples; overloads that win.
        """
        internal static class Inside@ { internal static int Deep(int x) => x + ⟦#⟧; }
        public static class Pick@ { public static int It(object x) => ⟦#⟧; ⟦‖public static int It(int x) => 77;⟧ }
        public static class F@ { public static int Value(int x) { var a = new { P = CHAIN(x), Q = ⟦#⟧ }; (int M, int N) t = (a.P, ⟦#⟧); return Inside@.Deep(a.Q) + t.M + t.N + Pick@.It(x) + a.ToString()!.Length; } }
        """,
        // Generated sources: a partial method and a partial class in another file.
        """
        public partial class Part@ { public int Use(int x) => Generated(x); private partial int Generated(int x); }
        public static class F@ { public static int Value(int x) => new Part@().Use(CHAIN(x)) + Local@.Of(x); }
        file static class Local@ { public static int Of(int x) => x + ⟦#⟧; }
        //GENERATED
        public partial class Part@ { private partial int Generated(int x) => x * ⟦#⟧; }
        """,
        // Embedded resources.
        """
        public static class F@ { public static int Value(int x) { using var s = typeof(F@).Assembly.GetManifestResourceStream("data@")!; return s.ReadByte() + CHAIN(x); } }
        //RESOURCE data@ ⟦#⟧
        """,
        // What only reflection sees of an assembly, by name through a load context: attributes, constants, parameters, the order of types and members, the names of resources.
        """
        [AttributeUsage(AttributeTargets.All)] public class Text@Attribute(string t) : Attribute { public string T => t; }
        [Text@("⟦abc‖abcde⟧")] public class Seen@ { public const int K = ⟦#⟧; public static int With(int ⟦first‖second⟧) => 1; ⟦public static int A() => 3; public static int BB() => 4;‖public static int BB() => 4; public static int A() => 3;⟧ }
        ⟦public class Early@ { } public class LaterOn@ { }‖public class LaterOn@ { } public class Early@ { }⟧
        public static class F@ { public static int Value(int x) { var a = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(F@).Assembly)!.LoadFromAssemblyName(new System.Reflection.AssemblyName("Lib")); var t = a.GetType("Seen@")!;
            return (int)t.GetField("K")!.GetRawConstantValue()! + t.GetCustomAttributesData()[0].ConstructorArguments[0].Value!.ToString()!.Length + t.GetMethod("With")!.GetParameters()[0].Name!.Length + t.GetMethods().Select((m, i) => m.Name.Length * i).Sum()
                + Array.FindIndex(a.GetTypes(), one => one.Name == "Early@") + a.GetCustomAttributes(false).OfType<System.Reflection.AssemblyMetadataAttribute>().Single(m => m.Key == "key@").Value!.Length
                + a.GetManifestResourceNames().Where(n => n.StartsWith("more@")).Sum(n => n.Length) + CHAIN(x); } }
        //ASSEMBLY [assembly: System.Reflection.AssemblyMetadata("key@", "⟦v‖vvv⟧")]
        //RESOURCE more@⟦x‖xxx⟧ 7
        """,
        // A container: types of an assembly are looked for, and made with what their constructors ask for.
        """
        public interface IPart@ { int Get(); } public class Dep@ { public int V = ⟦#⟧; } public class PartA@(Dep@ d) : IPart@ { public int Get() => d.V + ⟦#⟧; } ⟦‖public class PartB@ : IPart@ { public int Get() => 3; }⟧
        public class Holder@ { readonly Dictionary<Type, Func<object>> made = new();
            public Holder@ Scan() { foreach (var t in typeof(Holder@).Assembly.GetTypes().Where(t => t.IsClass && typeof(IPart@).IsAssignableFrom(t))) { made[t] = () => Make(t); } return this; }
            object Make(Type t) { var c = t.GetConstructors()[0]; return c.Invoke(c.GetParameters().Select(p => Make(p.ParameterType)).ToArray()); }
            public int Sum() => made.Values.Sum(f => ((IPart@)f()).Get()); }
        public static class F@ { public static int Value(int x) => new Holder@().Scan().Sum() + CHAIN(x); }
        """,
        // What is looked for by name and is not there, yet.
        """
        ⟦‖public class Late@ { public static int V() => 5; }⟧
        public static class F@ { public static int Value(int x) => (Type.GetType("Late@, Lib") is { } late ? (int)late.GetMethod("V")!.Invoke(null, null)! : 0) + CHAIN(x); }
        """,
        // An overload that only the binder at run time picks.
        """
        public class Pick@ { public int It(object o) => ⟦#⟧; ⟦‖public int It(int i) => i + 4;⟧ public int Twice(int x) => x * ⟦#⟧; }
        public static class F@ { public static int Value(int x) { dynamic d = new Pick@(); dynamic y = x; return (int)d.It(y) + CHAIN(x); } }
        """,
        // The code of a method as data, which never runs.
        """
        public class Body@ { public static int Never() => ⟦#⟧; }
        public static class F@ { public static int Value(int x) => typeof(Body@).GetMethod("Never")!.GetMethodBody()!.GetILAsByteArray()!.Sum(b => b) + CHAIN(x); }
        """,
        // How much there is of something: members, names of an enum, interfaces; attributes of what never runs.
        """
        [AttributeUsage(AttributeTargets.All)] public class Calc@Attribute(int n) : Attribute { public int N => n * ⟦#⟧; }
        public enum Kind@ { A, B⟦‖, C⟧ } public interface IThing@ { } public class Plain@ ⟦‖: IThing@⟧ { [Calc@(⟦2‖3⟧)] public void Never() { } ⟦‖public int Extra() => 1;⟧ private int hidden = 1; public int Get() => hidden; }
        public static class F@ { public static int Value(int x) => typeof(Plain@).GetMembers().Length + Enum.GetNames<Kind@>().Length + typeof(Plain@).GetInterfaces().Length
            + ((Calc@Attribute)typeof(Plain@).GetMethod("Never")!.GetCustomAttributes(false)[0]).N + CHAIN(x); }
        """,
        // Tests of types, sizes, equality by an interface, a static constructor that is new, a default that is replaced on the way.
        """
        public interface ITag@ { } public class Tagged@ ⟦‖: ITag@⟧ { }
        public struct Size@ { public int A; ⟦‖public long B;⟧ } public struct Around@ { public Size@ Inner; public byte C; }
        public class Eq@(int v) ⟦‖: IEquatable<Eq@>⟧ { public int V => v; public bool Equals(Eq@? o) => true; public override bool Equals(object? o) => false; public override int GetHashCode() => v; }
        public static class Other@ { public static int X; } public static class Early@ { public static int N = 1; ⟦‖static Early@() { Other@.X = 9; }⟧ }
        public interface IA@ { int M() => ⟦#⟧; } public interface IB@ : IA@ { ⟦‖int IA@.M() => 8;⟧ } public class Both@ : IB@ { }
        public static class F@ { public static int Value(int x) { var n = Early@.N; IA@ both = new Both@(); return ((object)new Tagged@() is ITag@ ? 1 : 2) + System.Runtime.CompilerServices.Unsafe.SizeOf<Around@>()
            + (EqualityComparer<Eq@>.Default.Equals(new(1), new(2)) ? 3 : 4) + n + Other@.X + both.M() + CHAIN(x); } }
        """,
        // Code that never runs beside code that does; other threads; delegates that reflection makes.
        """
        public static class F@ {
            static int Cold(int x) => x + ⟦#⟧; static int Colder(int x) => Cold(x) * ⟦#⟧; static int Warm(int x) => x * ⟦#⟧; static int Thrown(int x) => x > 1000000 ? throw new InvalidOperationException("⟦a‖b⟧") : x;
            static int Worker(int x) => x + ⟦#⟧; static int Pooled(int x) => x - ⟦#⟧; public static int Bound(int x) => x ^ ⟦#⟧;
            public static int Value(int x) { var r = 0; var t = new System.Threading.Thread(() => r = Worker(x)); t.Start(); t.Join(); var made = typeof(F@).GetMethod("Bound")!.CreateDelegate<Func<int, int>>();
                return (x > 1000000 ? Colder(x) : Warm(x)) + r + Task.Run(() => Pooled(x)).Result + made(x) + Thrown(CHAIN(x)); } }
        """,
        // What a serialiser finds in a type when it reads.
        """
        public class Doc@ { public int A { get; set; } ⟦‖public int B { get; set; } = 3;⟧ public List<Leaf@> Leaves { get; set; } = new(); public int Unused(int x) => x + ⟦#⟧; } public class Leaf@ { public string Text { get; set; } = "⟦a‖bb⟧"; ⟦‖public int More => 2;⟧ }
        public static class F@ { public static int Value(int x) { var d = System.Text.Json.JsonSerializer.Deserialize<Doc@>("{\"A\":1,\"B\":2,\"Leaves\":[{}]}")!; return System.Text.Json.JsonSerializer.Serialize(d).Length + CHAIN(x); } }
        """,
        // A plug-in, loaded by path.
        """
        public static class F@ { public static int Value(int x) { var bytes = System.IO.File.ReadAllBytes(System.IO.Path.Combine((string)AppDomain.CurrentDomain.GetData("perfgate.folder")!, "plugins", "Plug@.dll"));
            var plugin = new System.Runtime.Loader.AssemblyLoadContext(null, true).LoadFromStream(new System.IO.MemoryStream(bytes)); return (int)plugin.GetType("Plug@")!.GetMethod("Do")!.Invoke(null, null)! + CHAIN(x); } }
        //PLUGIN Plug@ public static class Plug@ { public static int Do() => ⟦#⟧; }
        """,
    ];

    /// <summary>In the benchmarks' own assembly, on the suite's type: what BenchmarkDotNet calls and reads.</summary>
    public static IReadOnlyList<string> OfSuite { get; } =
    [
        """
        private int ready@; [GlobalSetup] public void Setup@() => ready@ = ⟦#⟧ + Prepare@(); private static int Prepare@() => ⟦#⟧;
        [Benchmark] public int B@() => ready@ + CHAIN(3);
        """,
        """
        private readonly int field@ = ⟦#⟧; public int Auto@ { get; set; } = ⟦#⟧;
        [Benchmark] public int B@() => field@ + Auto@ + CHAIN(4);
        """,
        """
        [Params(⟦1‖2⟧)] public int P@; public static int Unused@() => ⟦#⟧;
        [Benchmark] public int B@() => P@ + CHAIN(5);
        """,
        """
        public static IEnumerable<int> Values@ => Make@(); private static int[] Make@() => [⟦#⟧]; [ParamsSource(nameof(Values@))] public int N@;
        [Benchmark] public int B@() => N@ + CHAIN(6);
        """,
        """
        [Benchmark(Description = "⟦a‖b⟧")] public int B@() { int Local(int x) => x + ⟦#⟧; return Local(CHAIN(7)) + helper@.Help(2); }
        private readonly Helper@ helper@ = new(); private sealed class Helper@ { public int Help(int x) => x * ⟦#⟧; public int NoHelp(int x) => x + ⟦#⟧; }
        """,
    ];
}
