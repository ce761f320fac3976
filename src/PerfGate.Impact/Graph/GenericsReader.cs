using System.Reflection.Metadata;

namespace PerfGate.Impact.Graph;

/// <summary>Reads type parameters: their constraints decide what may be called through them.</summary>
internal static class GenericsReader
{
    public static void Read(NodeContent content, GenericParameterHandleCollection parameters)
    {
        foreach (var handle in parameters)
        {
            var parameter = content.Reader.Metadata.GetGenericParameter(handle);
            content.Writer.Add(parameter.Index);
            content.Writer.Add((int)parameter.Attributes);
            AttributeReader.Read(content, parameter.GetCustomAttributes());
            foreach (var constraint in parameter.GetConstraints())
            {
                content.Add(content.Reader.TypeOf(content.Reader.Metadata.GetGenericParameterConstraint(constraint).Type));
            }
        }
    }
}
