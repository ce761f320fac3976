using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PerfGate.Impact.Reading;

/// <summary>The tokens in a method's code, in order, text left out.</summary>
internal static class IlTokens
{
    private const byte TwoByteOpcode = 0xFE;

    public static List<EntityHandle> Of(MethodBodyBlock body)
    {
        var tokens = new List<EntityHandle>();
        for (var il = body.GetILReader(); il.RemainingBytes > 0;)
        {
            var code = il.ReadByte();
            var isLong = code == TwoByteOpcode;
            switch (OperandKinds.Of(isLong, isLong ? il.ReadByte() : code))
            {
                case OperandKinds.Token:
                    tokens.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandKinds.Text:
                    il.ReadInt32();
                    break;
                case OperandKinds.Switch:
                    var targets = il.ReadInt32();
                    il.Offset += 4 * targets;
                    break;
                case OperandKinds.Unknown:
                    throw new BadImageFormatException("unknown opcode");
                case var size:
                    il.Offset += size;
                    break;
            }
        }

        return tokens;
    }
}
