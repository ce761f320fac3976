namespace PerfGate.Runner.Hooking;

/// <summary>Reads the fields of the hook's answers that hold lists. Nothing is made by what a length says alone: the fields have to come.</summary>
internal static class AnswerReader
{
    /// <summary>What a launch came to.</summary>
    /// <exception cref="InvalidDataException">A length is negative, or there is no iteration that took time for something.</exception>
    public static LaunchFinding Launch(BinaryReader reader)
    {
        var iterated = List(reader, one => new Iteration(one.ReadDouble(), one.ReadInt64()));
        if (iterated.Count == 0 || !iterated.TrueForAll(one => one is { Nanoseconds: >= 0 and < double.PositiveInfinity, Operations: > 0 }))
        {
            throw new InvalidDataException("A launch has no iteration, or one without time or operations.");
        }

        return new LaunchFinding(iterated, new AllocationFacts(reader.ReadDouble(), Counts(reader)));
    }

    /// <summary>What else is counted beside bytes.</summary>
    /// <exception cref="InvalidDataException">The length is negative.</exception>
    public static IReadOnlyList<ExactCount> Counts(BinaryReader reader) =>
        List(reader, one => new ExactCount(one.ReadString(), one.ReadString(), one.ReadDouble()));

    /// <summary>Instructions of an operation, or why there are none.</summary>
    /// <exception cref="InvalidDataException">The reason is no sentence, or the number is none.</exception>
    public static InstructionFacts Instructions(BinaryReader reader)
    {
        const int LongestReason = 200;
        var facts = new InstructionFacts(reader.ReadString(), reader.ReadDouble());
        return facts.WhyNot.Length <= LongestReason && !facts.WhyNot.Any(char.IsControl) && facts.Instructions is >= 0 and < double.PositiveInfinity
            ? facts
            : throw new InvalidDataException("A count of instructions is no number, or has no reason.");
    }

    /// <summary>Texts, each with its length.</summary>
    /// <exception cref="InvalidDataException">The length of the list is negative.</exception>
    public static IReadOnlyList<string> Texts(BinaryReader reader) => List(reader, one => one.ReadString());

    private static List<T> List<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var left = reader.ReadInt32();
        if (left < 0)
        {
            throw new InvalidDataException($"A list has {left} entries.");
        }

        var list = new List<T>();
        for (; left > 0; left--)
        {
            list.Add(read(reader));
        }

        return list;
    }
}
