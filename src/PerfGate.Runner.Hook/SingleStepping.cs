using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Hook;

/// <summary>Counts the instructions of a call, by the processor's trap flag: it stops after each of them, and no counter of the machine is asked.</summary>
/// <remarks>
/// Linux on x64. While the flag is set the system sends this thread a SIGTRAP after each instruction. Managed code cannot answer that in
/// the middle of managed code, so some bytes of machine code do. An instruction that repeats itself (<c>rep</c>) stops after each
/// round and is counted once. Other signals switch the flag off for as long as they are handled. A signal that comes while it is
/// blocked ends the process: before a call of the system that blocks signals, or makes a thread that inherits the flag, the flag goes.
/// </remarks>
internal sealed unsafe partial class SingleStepping
{
    private const int Trap = 5;
    private const int Page = 4096;

    // The fields that the handler knows, in words of 8 bytes.
    private const int Instructions = 0;
    private const int Last = 1;
    private const int MostSteps = 2;
    private const int Steps = 3;
    private const int Thread = 4;
    private const int Refused = 5;

    private const long TrapFlag = 0x100;

    // Of the C library's struct sigaction on x64: the handler, 128 bytes of mask, the flags.
    private const int ActionSize = 152;
    private const int ActionFlags = 136;
    private const int WithContext = 4;

    private static readonly byte[] BeginCode = [0x9C, 0x81, 0x0C, 0x24, 0x00, 0x01, 0x00, 0x00, 0x9D, 0xC3]; // pushfq; or dword [rsp], 100h; popfq; ret
    private static readonly byte[] EndCode = [0x9C, 0x48, 0x8B, 0x04, 0x24, 0x81, 0x24, 0x24, 0xFF, 0xFE, 0xFF, 0xFF, 0x9D, 0xC3]; // pushfq; mov rax, [rsp]; and dword [rsp], ~100h; popfq; ret
    private static readonly byte[] ThreadCode = [0x64, 0x48, 0x8B, 0x04, 0x25, 0x00, 0x00, 0x00, 0x00, 0xC3]; // mov rax, fs:[0]; ret

    private readonly long* state;
    private readonly nint handler;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<void> begin;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<long> end;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<long> thread;

    private SingleStepping(byte* code, long* state)
    {
        this.state = state;
        var at = code;
        handler = (nint)Put(ref at, HandlerCode(state));
        begin = (delegate* unmanaged[Cdecl, SuppressGCTransition]<void>)Put(ref at, BeginCode);
        end = (delegate* unmanaged[Cdecl, SuppressGCTransition]<long>)Put(ref at, EndCode);
        thread = (delegate* unmanaged[Cdecl, SuppressGCTransition]<long>)Put(ref at, ThreadCode);
    }

    /// <summary>Null where there is no such flag, or the system lets nobody make code.</summary>
    public static SingleStepping? TryCreate()
    {
        const int ReadWrite = 3;
        const int ReadExecute = 5;
        const int PrivateAnonymous = 0x22;
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return null;
        }

        var (code, state) = (Map(0, Page, ReadWrite, PrivateAnonymous, -1, 0), Map(0, Page, ReadWrite, PrivateAnonymous, -1, 0));
        if (code == -1 || state == -1)
        {
            return null;
        }

        var stepping = new SingleStepping((byte*)code, (long*)state);
        return Protect(code, Page, ReadExecute) == 0 ? stepping : null;
    }

    /// <summary>Instructions of one call of an action, and of the few that lie between it and the flag.</summary>
    /// <param name="action">Is called with 1.</param>
    /// <param name="mostSteps">After so many stops the rest of the call runs freely.</param>
    /// <returns>Null: see <see cref="WhyNot"/>.</returns>
    public long? Count(Action<long> action, long mostSteps)
    {
        var ours = stackalloc byte[ActionSize];
        var theirs = stackalloc byte[ActionSize];
        new Span<byte>(ours, ActionSize).Clear();
        *(nint*)ours = handler;
        *(int*)(ours + ActionFlags) = WithContext;
        (state[Instructions], state[Last], state[Steps], state[Refused]) = (0, 0, 0, 0);
        (state[MostSteps], state[Thread]) = (mostSteps, thread());
        if (Handle(Trap, ours, theirs) != 0)
        {
            return null;
        }

        var isWhole = false;
        try
        {
            isWhole = Call(action);
        }
        finally
        {
            // Where it threw the flag may still be set.
            _ = end();
            _ = Handle(Trap, theirs, null);
        }

        return isWhole ? state[Instructions] : null;
    }

    /// <summary>Of the last count that came to nothing.</summary>
    public string WhyNot =>
        state[Refused] != 0 ? "an operation starts threads or processes, or changes what signals do"
        : state[Steps] == 0 ? "this system sends no signal after an instruction"
        : state[Steps] >= state[MostSteps] ? FormattableString.Invariant($"an operation takes more than {state[MostSteps]:N0} instructions")
        : "an operation runs into a fault that the runtime handles";

    /// <summary>Compiled once for good, so that what is counted beside the call is the same in every process.</summary>
    /// <returns>Whether the flag was set until the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Call(Action<long> action)
    {
        begin();
        action(1);
        return (end() & TrapFlag) != 0;
    }

    private static byte* Put(ref byte* at, ReadOnlySpan<byte> code)
    {
        const int Aligned = 16;
        var start = at;
        code.CopyTo(new Span<byte>(at, code.Length));
        at += (code.Length + Aligned - 1) / Aligned * Aligned;
        return start;
    }

    /// <summary>A signal's handler: rdx points to the saved context, which has rax at 144, the instruction pointer at 168 and the flags at 176.</summary>
    private static byte[] HandlerCode(long* state) =>
    [
        0x48, 0xB8, .. BitConverter.GetBytes((long)state), // mov rax, state
        0x64, 0x48, 0x8B, 0x0C, 0x25, 0x00, 0x00, 0x00, 0x00, // mov rcx, fs:[0]
        0x48, 0x3B, 0x48, 0x20, // cmp rcx, [rax + Thread]
        0x75, 0x5D, // jne free
        0x48, 0x8B, 0x8A, 0xA8, 0x00, 0x00, 0x00, // mov rcx, [rdx + 168]
        0x48, 0x3B, 0x48, 0x08, // cmp rcx, [rax + Last]
        0x74, 0x07, // je again
        0x48, 0x89, 0x48, 0x08, // mov [rax + Last], rcx
        0x48, 0xFF, 0x00, // inc qword [rax + Instructions]
        0x48, 0xFF, 0x40, 0x18, // again: inc qword [rax + Steps]
        0x80, 0x39, 0x0F, // cmp byte [rcx], 0Fh (syscall is 0F 05)
        0x75, 0x2C, // jne most
        0x80, 0x79, 0x01, 0x05, // cmp byte [rcx + 1], 5
        0x75, 0x26, // jne most
        0x4C, 0x8B, 0x82, 0x90, 0x00, 0x00, 0x00, // mov r8, [rdx + 144]
        0x49, 0x83, 0xF8, 0x0D, // cmp r8, rt_sigaction
        0x74, 0x25, // je refuse
        0x49, 0x83, 0xF8, 0x0E, // cmp r8, rt_sigprocmask
        0x74, 0x1F, // je refuse
        0x49, 0x81, 0xF8, 0xB3, 0x01, 0x00, 0x00, // cmp r8, clone3
        0x74, 0x16, // je refuse
        0x49, 0x83, 0xE8, 0x38, // sub r8, clone
        0x49, 0x83, 0xF8, 0x02, // cmp r8, vfork - clone
        0x76, 0x0C, // jbe refuse
        0x48, 0x8B, 0x48, 0x18, // most: mov rcx, [rax + Steps]
        0x48, 0x3B, 0x48, 0x10, // cmp rcx, [rax + MostSteps]
        0x72, 0x14, // jb done
        0xEB, 0x08, // jmp free
        0x48, 0xC7, 0x40, 0x28, 0x01, 0x00, 0x00, 0x00, // refuse: mov qword [rax + Refused], 1
        0x81, 0xA2, 0xB0, 0x00, 0x00, 0x00, 0xFF, 0xFE, 0xFF, 0xFF, // free: and dword [rdx + 176], ~100h
        0xC3, // done: ret
    ];

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Handle(int signal, void* action, void* earlier);
}
