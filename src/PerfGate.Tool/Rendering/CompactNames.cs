using System.Text;

namespace PerfGate.Tool.Rendering;

/// <summary>Many benchmark names in little room: <c>Json: Parse ×3, Serialize; Text: Join</c>.</summary>
public static class CompactNames
{
    /// <param name="names">Ids without their common namespace, in any order.</param>
    /// <param name="room">Characters to fill at most; what does not fit is counted: <c>and 3 more types</c>.</param>
    public static string Of(IEnumerable<string> names, int room)
    {
        var types = names
            .Select(Split)
            .GroupBy(name => name.Type)
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => (type.Key.Length == 0 ? "" : $"{type.Key}: ") + string.Join(", ", type
                .GroupBy(name => name.Method)
                .OrderBy(method => method.Key, StringComparer.Ordinal)
                .Select(method => method.Count() == 1 ? method.Key : $"{method.Key} ×{method.Count()}")))
            .ToList();

        var text = new StringBuilder();
        for (var i = 0; i < types.Count; i++)
        {
            if (text.Length + types[i].Length > room)
            {
                var left = types.Count - i;
                return text.Length == 0 ? "" : $"{text}; and {left} more {(left == 1 ? "type" : "types")}";
            }

            text.Append(text.Length == 0 ? "" : "; ").Append(types[i]);
        }

        return text.ToString();
    }

    private static (string Type, string Method) Split(string name)
    {
        var parameters = name.IndexOf('(', StringComparison.Ordinal);
        var method = parameters < 0 ? name : name[..parameters];
        var dot = method.LastIndexOf('.');
        return dot < 0 ? ("", method) : (method[..dot], method[(dot + 1)..]);
    }
}
