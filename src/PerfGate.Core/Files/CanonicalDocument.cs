using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PerfGate.Core.Diagnostics;

namespace PerfGate.Core.Files;

/// <summary>One of our schemas: how its files are read, checked and written.</summary>
/// <param name="schema">Name and major version, for example <c>perfgate.report/1</c>.</param>
/// <param name="typeInfo">How the document is serialised.</param>
/// <param name="takeUnknownFields">Moves the document's unknown fields to the log.</param>
/// <param name="faults">What is wrong with a document that is well-formed.</param>
public sealed class CanonicalDocument<T>(
    string schema,
    JsonTypeInfo<T> typeInfo,
    Action<T, UnknownFieldLog> takeUnknownFields,
    Func<T, IEnumerable<string>> faults)
    where T : class
{
    private const int FaultsShown = 20;

    /// <exception cref="PerfGateException">Exit code 2: unreadable, malformed, of another schema, or inconsistent.</exception>
    /// <param name="path">The file.</param>
    /// <param name="strict">Unknown fields are refused, not warned of.</param>
    /// <param name="upgrade">Makes of the document of an earlier version, once it has no faults, that of this one; null: it is taken as it is.</param>
    public FileContent<T> Read(string path, bool strict, Func<T, T>? upgrade = null)
    {
        try
        {
            using var bytes = FileBytes.Read(path);
            return Parse(bytes.Span, path, strict, upgrade);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OverflowException)
        {
            var why = error is OverflowException ? "it is larger than 2 GB." : error.Message;
            throw Invalid(DiagnosticIds.InvalidInput, $"The file cannot be read: {why}", path);
        }
    }

    public FileContent<T> Parse(Stream stream, string name, bool strict, Func<T, T>? upgrade = null)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Parse(copy.GetBuffer().AsSpan(0, (int)copy.Length), name, strict, upgrade);
    }

    public FileContent<T> Parse(ReadOnlySpan<byte> json, string name, bool strict, Func<T, T>? upgrade = null)
    {
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        SchemaHeader.Check(json, schema, name);
        T? value;
        try
        {
            value = JsonSerializer.Deserialize(json, typeInfo);
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            throw Malformed(JsonFault.Of(fault), name, json);
        }

        if (value is null)
        {
            throw Invalid(DiagnosticIds.InvalidInput, "The file holds null, not a document.", name);
        }

        RefuseFaults(value, name);
        if (upgrade is not null)
        {
            value = Upgraded(value, upgrade, name, json);
        }

        return Known(value, name, strict);
    }

    /// <summary>An upgrade is given a document without faults, and what it makes of that is checked as well.</summary>
    private T Upgraded(T value, Func<T, T> upgrade, string name, ReadOnlySpan<byte> json)
    {
        T upgraded;
        try
        {
            upgraded = upgrade(value);
        }
        catch (Exception fault) when (JsonFault.IsOfDocument(fault))
        {
            throw Malformed(JsonFault.Of(fault), name, json);
        }

        if (!ReferenceEquals(upgraded, value))
        {
            RefuseFaults(upgraded, name);
        }

        return upgraded;
    }

    public void Write(string path, T value) => AtomicFile.Write(path, stream => Write(stream, value));

    public byte[] ToBytes(T value)
    {
        using var stream = new MemoryStream();
        Write(stream, value);
        return stream.ToArray();
    }

    private void Write(Stream stream, T value)
    {
        takeUnknownFields(value, new UnknownFieldLog());
        JsonSerializer.Serialize(stream, value, typeInfo);
        stream.WriteByte((byte)'\n');
    }

    private void RefuseFaults(T value, string name)
    {
        var found = faults(value).Take(FaultsShown + 1).ToList();
        if (found.Count > FaultsShown)
        {
            found[FaultsShown] = "There are more mistakes of this kind; only the first are listed.";
        }

        if (found.Count > 0)
        {
            throw new PerfGateException(
                ExitCode.Invalid,
                [.. found.Select(fault => new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, fault, new SourceLocation(name)))]);
        }
    }

    /// <summary>The document of its known fields; others are warned of or refused.</summary>
    private FileContent<T> Known(T value, string name, bool strict)
    {
        var unknown = new UnknownFieldLog();
        takeUnknownFields(value, unknown);
        if (unknown.Count == 0)
        {
            return new FileContent<T>(value, []);
        }

        var fields = $"{(unknown.Count == 1 ? "an unknown field" : "unknown fields")}: {unknown}.";
        return strict
            ? throw Invalid(DiagnosticIds.UnknownFields, $"The file has {fields} Unknown fields are refused here; remove them.", name)
            : new FileContent<T>(value,
            [
                new Diagnostic(
                    DiagnosticIds.UnknownFields,
                    Severity.Warning,
                    $"The file has {fields} They are ignored; a newer PerfGate may have written it.",
                    new SourceLocation(name)),
            ]);
    }

    private static PerfGateException Malformed(JsonException error, string name, ReadOnlySpan<byte> json)
    {
        var benchmark = BenchmarkAtFault.Find(error.Path, json);
        var text = new StringBuilder(JsonFault.Describe(error));
        if (benchmark is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" (benchmark '{benchmark}')");
        }

        return new PerfGateException(
            ExitCode.Invalid,
            new Diagnostic(DiagnosticIds.InvalidInput, Severity.Error, text.ToString(), JsonFault.Locate(error, name)));
    }

    private static PerfGateException Invalid(string code, string message, string name) =>
        new(ExitCode.Invalid, new Diagnostic(code, Severity.Error, message, new SourceLocation(name)));
}
