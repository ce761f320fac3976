using System.IO.MemoryMappedFiles;

namespace PerfGate.Fuzz.Running;

/// <summary>The input that a process reads right now, in a file that outlives it.</summary>
/// <remarks>Eight bytes that count inputs, four of the length, then the input.</remarks>
internal sealed class LastInput : IDisposable
{
    private const int Header = 12;
    private const int LongestInput = 1 << 20;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private long count;

    /// <param name="path">Made when it is missing.</param>
    public LastInput(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Header + LongestInput);
        view = file.CreateViewAccessor();
    }

    /// <summary>Inputs so far.</summary>
    public long Count => view.ReadInt64(0);

    public byte[] Input
    {
        get
        {
            var input = new byte[Math.Clamp(view.ReadInt32(8), 0, LongestInput)];
            view.ReadArray(Header, input, 0, input.Length);
            return input;
        }
    }

    /// <summary>Before it is read.</summary>
    public void Set(byte[] input)
    {
        view.Write(8, input.Length);
        view.WriteArray(Header, input, 0, Math.Min(input.Length, LongestInput));
        view.Write(0, ++count);
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
