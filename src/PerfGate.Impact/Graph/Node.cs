using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PerfGate.Impact.Framework;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Something that a benchmark can reach. Its key names it on both sides; its fingerprint holds all that it is and all that it leads to.</summary>
internal sealed class Node(int id, NodeKind kind, string key, AssemblyImage? image, int token)
{
    public int Id { get; } = id;

    public NodeKind Kind { get; } = kind;

    /// <summary>Unique on its side.</summary>
    public string Key { get; } = key;

    /// <summary>Of the kind and the key: what stands for the node in the fingerprints of those that lead to it.</summary>
    public UInt128 Name { get; } = NameOf(kind, key);

    public AssemblyImage? Image { get; } = image;

    /// <summary>Metadata token in <see cref="Image"/>; 0 where there is none.</summary>
    public int Token { get; } = token;

    public bool IsRead { get; set; }

    public UInt128 Fingerprint { get; set; }

    /// <summary>Ids of the nodes that it leads to, each once.</summary>
    public int[] Edges { get; set; } = [];

    /// <summary>Of a type: the node of all its members, which reflection leads to; else -1.</summary>
    public int Whole { get; set; } = -1;

    public Traits Traits { get; set; }

    /// <summary>What gives it the trait that counts most; null without one.</summary>
    public string? Why { get; set; }

    /// <summary>Holds text that could be the name of a changed file.</summary>
    public bool NamesChangedFile { get; set; }

    /// <summary>What a person calls it.</summary>
    public string Display => MemberNames.Of(this).Name;

    /// <summary>Made by the compiler of something that a person wrote, whose name it then bears.</summary>
    public bool IsGenerated => MemberNames.Of(this).IsGenerated;

    private static UInt128 NameOf(NodeKind kind, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash) + (UInt128)(byte)kind;
    }
}
