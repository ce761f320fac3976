using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Hook.Tests;

/// <summary>Steps through methods whose instructions can be reasoned about.</summary>
public sealed class SingleSteppingTests
{
    private const long Many = 100_000;

    private static int last;

    private readonly SingleStepping stepping;

    public SingleSteppingTests()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "The trap flag is used on Linux on x64 alone.");
        stepping = SingleStepping.TryCreate()!;
    }

    [Fact]
    public void A_loop_takes_the_same_number_for_each_turn()
    {
        var (none, few, more) = (Count(Turns(0)), Count(Turns(100)), Count(Turns(200)));

        Assert.InRange(none, 1, 200);
        Assert.Equal(few - none, more - few);
        Assert.InRange((few - none) / 100, 1, 40);
        Assert.Equal(few, Count(Turns(100)));
    }

    [Fact]
    public void An_instruction_that_repeats_itself_is_one()
    {
        // Cleared by a loop of vector instructions or by rep stosb: never by as many instructions as there are bytes.
        var bytes = new byte[20_000];

        Assert.InRange(Count(_ => Array.Clear(bytes)), 1, 5_000);
    }

    [Fact]
    public void What_takes_too_many_runs_on_freely()
    {
        var turns = 0;

        Assert.Null(stepping.Count(_ => turns = Spin(1_000_000), mostSteps: 1_000));
        Assert.Equal("an operation takes more than 1,000 instructions", stepping.WhyNot);
        Assert.Equal(1_000_000, turns);
    }

    [Fact]
    public void What_throws_leaves_nothing_switched_on()
    {
        Assert.Throws<InvalidOperationException>(() => stepping.Count(_ => throw new InvalidOperationException("from within"), mostSteps: 1_000));

        Assert.InRange(Count(Turns(0)), 1, 200);
    }

    [Fact]
    public void What_starts_a_thread_runs_on_freely()
    {
        var result = 0;

        Assert.Null(stepping.Count(
            _ =>
            {
                var thread = new Thread(() => result = Spin(2_000_000));
                thread.Start();
                thread.Join();
            },
            mostSteps: 10_000_000));

        Assert.Equal(2_000_000, result);
        Assert.Contains("starts threads", stepping.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_into_a_fault_has_no_count()
    {
        string? nothing = null;
        var caught = 0;
        Assert.Null(stepping.Count(
            _ =>
            {
                try
                {
                    caught = nothing!.Length;
                }
                catch (NullReferenceException)
                {
                    caught = -1;
                }
            },
            mostSteps: 10_000_000));

        Assert.Equal(-1, caught);
        Assert.Contains("fault", stepping.WhyNot, StringComparison.Ordinal);
    }

    private static int Spin(int turns)
    {
        var done = 0;
        while (done < turns)
        {
            done++;
        }

        return done;
    }

    /// <summary>Compiled once, so that the first call counts like the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Sum(int turns)
    {
        var sum = 1;
        for (var turn = 0; turn < turns; turn++)
        {
            sum = (sum * 31) ^ turn;
        }

        return sum;
    }

    /// <summary>Neither is compiled again: a method in its first tier counts its own calls by some instructions more.</summary>
    private static Action<long> Turns(int turns) =>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)] (_) => last = Sum(turns);

    /// <summary>The least of a few: the runtime stops a thread now and then, for the tests beside this one.</summary>
    private long Count(Action<long> action)
    {
        const int Counts = 5;

        // What is called for the first time is compiled meanwhile.
        action(1);
        return Enumerable.Range(0, Counts)
            .Min(_ => stepping.Count(action, Many) ?? throw new InvalidOperationException("More instructions than are to be counted."));
    }
}
