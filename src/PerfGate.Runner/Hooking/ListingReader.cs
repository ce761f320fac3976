namespace PerfGate.Runner.Hooking;

/// <summary>Reads what the hook says of the benchmarks of a project, in the order in which it writes.</summary>
internal static class ListingReader
{
    public static Listing Read(BinaryReader reader)
    {
        var (missing, missingForTurns) = (AnswerReader.Texts(reader), AnswerReader.Texts(reader));
        return new Listing(
            reader.ReadString(), reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean(), ReadBenchmarks(reader), AnswerReader.Texts(reader))
        {
            Missing = missing,
            MissingForTurns = missingForTurns,
        };
    }

    private static List<ListedBenchmark> ReadBenchmarks(BinaryReader reader)
    {
        var benchmarks = new List<ListedBenchmark>();
        while (reader.ReadBoolean())
        {
            benchmarks.Add(new ListedBenchmark
            {
                Type = reader.ReadString(),
                Method = reader.ReadString(),
                Id = reader.ReadString(),
                Job = reader.ReadString(),
                Occurrence = reader.ReadInt32(),
                SourceFile = reader.ReadString(),
                SourceLine = reader.ReadInt32(),
                JobRuntime = reader.ReadString(),
                Environment = ReadEnvironment(reader),
                Broken = reader.ReadString(),
            });
        }

        return benchmarks;
    }

    private static Dictionary<string, string?> ReadEnvironment(BinaryReader reader)
    {
        var environment = new Dictionary<string, string?>();
        AddSwitch("DOTNET_gcServer", reader.ReadSByte());
        AddSwitch("DOTNET_gcConcurrent", reader.ReadSByte());
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            environment[reader.ReadString()] = reader.ReadString();
        }

        return environment;

        void AddSwitch(string name, sbyte value)
        {
            if (value >= 0)
            {
                environment[name] = value == 0 ? "0" : "1";
            }
        }
    }
}
