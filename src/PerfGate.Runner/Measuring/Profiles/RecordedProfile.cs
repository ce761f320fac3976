using PerfGate.Core.Files;

namespace PerfGate.Runner.Measuring.Profiles;

/// <summary>The JIT's profile of one launch, in the runtime's own text: <c>DOTNET_WritePGOData</c> writes it, <c>DOTNET_ReadPGOData</c> reads it.</summary>
/// <remarks>The first line says how many methods there are; each begins with <c>@@@</c> and its key; the last line says that it is the last.</remarks>
internal sealed record RecordedProfile(IReadOnlyList<ProfiledMethod> Methods)
{
    private const string First = "*** START PGO Data, max index = ";
    private const string Last = "*** END PGO Data ***";

    /// <summary>A launch of a large benchmark writes half a megabyte.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>Null where a launch wrote none, or one without its end: it was killed, or its runtime knows no such profiles.</summary>
    public static RecordedProfile? Read(string path)
    {
        try
        {
            OrdinaryFile.Require(path, MostBytes);
            return Parse(File.ReadLines(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Read"/>
    public static RecordedProfile? Parse(IEnumerable<string> lines)
    {
        var methods = new List<ProfiledMethod>();
        List<string>? current = null;
        List<string> next = [];
        var hasBegun = false;
        foreach (var line in lines)
        {
            if (!hasBegun)
            {
                if (!line.StartsWith(First, StringComparison.Ordinal))
                {
                    return null;
                }

                hasBegun = true;
            }
            else if (line == Last)
            {
                return methods.Count == 0 ? null : new RecordedProfile(methods);
            }
            else if (ProfiledMethod.Begun(line, next) is { } method)
            {
                methods.Add(method);
                (current, next) = (next, []);
            }
            else
            {
                current?.Add(line);
            }
        }

        return null;
    }

    public IEnumerable<string> Lines() => Methods
        .SelectMany(method => method.Lines.Prepend(method.FirstLine))
        .Prepend(FormattableString.Invariant($"{First}{Methods.Count} ***"))
        .Append(Last);
}
