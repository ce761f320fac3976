using System.Reflection.Metadata.Ecma335;
using System.Text;
using System.Text.RegularExpressions;
using PerfGate.Impact.Reading;

namespace PerfGate.Impact.Graph;

/// <summary>Turns keys into names for people: <c>asm!Ns.Type::Run(string):void</c> is <c>Ns.Type.Run(string)</c>.</summary>
internal static partial class MemberNames
{
    /// <summary>From the metadata where the node has some, since a key has neither the names of type parameters nor the shape of a property.</summary>
    public static (string Name, bool IsGenerated) Of(Node node)
    {
        if (node.Image is { } image && node.Token != 0 && new CSharpNames(image.Metadata).Of(MetadataTokens.EntityHandle(node.Token)) is var (name, isGenerated))
        {
            return node.Kind switch
            {
                NodeKind.Type when !isGenerated => ($"type {name}", false),
                NodeKind.WholeType when !isGenerated => ($"all members of {name}", false),
                _ => (name, isGenerated),
            };
        }

        return (Display(node.Kind, node.Key), false);
    }

    private static string Display(NodeKind kind, string key)
    {
        var text = key[(key.IndexOf(AssemblyImage.TypeMark, StringComparison.Ordinal) + 1)..];
        return kind switch
        {
            NodeKind.Type => $"type {Plain(text)}",
            NodeKind.WholeType => $"all members of {Plain(text)}",
            NodeKind.Assembly => $"assembly {text}",
            NodeKind.WholeAssembly => $"declarations of {text}",
            NodeKind.Package => $"package assembly {text}",
            NodeKind.Resources => $"resources of {text}",
            _ => Plain(WithoutReturnType(text)),
        };
    }

    private static string WithoutReturnType(string text)
    {
        var end = text.LastIndexOf("):", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private static string Plain(string text)
    {
        var mark = text.IndexOf(AssemblyImage.MemberMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return Owners().Replace(text, "");
        }

        var open = text.IndexOf('(', mark);
        var parameters = open < 0 ? "" : Namespaces().Replace(Owners().Replace(text[open..], ""), "");
        var name = open < 0 ? text[(mark + AssemblyImage.MemberMark.Length)..] : text[(mark + AssemblyImage.MemberMark.Length)..open];
        return new StringBuilder(Owners().Replace(text[..mark], "")).Append('.').Append(name.TrimStart('.')).Append(parameters).ToString();
    }

    /// <summary>The assembly that stands before a type: <c>[System.Runtime]</c> or <c>My.Library!</c>.</summary>
    [GeneratedRegex(@"\[[A-Za-z_][\w.\-]*\]|[\w.\-]+!")]
    private static partial Regex Owners();

    [GeneratedRegex(@"(?:\w+\.)+(?=\w)")]
    private static partial Regex Namespaces();
}
