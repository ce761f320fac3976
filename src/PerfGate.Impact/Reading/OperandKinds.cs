using System.Reflection;
using System.Reflection.Emit;

namespace PerfGate.Impact.Reading;

/// <summary>What follows an IL opcode; from the framework's own table.</summary>
internal static class OperandKinds
{
    public const int Token = -1;
    public const int Text = -2;
    public const int Switch = -3;
    public const int Unknown = -4;

    private static readonly sbyte[] OneByte = Table(size: 1);
    private static readonly sbyte[] TwoBytes = Table(size: 2);

    /// <summary>Bytes of a plain operand, or one of the constants above.</summary>
    /// <param name="isLong">True for the opcodes that begin with 0xFE.</param>
    /// <param name="code">The last byte of the opcode.</param>
    public static int Of(bool isLong, byte code) => (isLong ? TwoBytes : OneByte)[code];

    private static sbyte[] Table(int size)
    {
        var table = new sbyte[256];
        Array.Fill(table, (sbyte)Unknown);
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            if (code.Size == size)
            {
                table[(byte)code.Value] = code.OperandType switch
                {
                    OperandType.InlineNone => 0,
                    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineBrTarget or OperandType.InlineI or OperandType.ShortInlineR => 4,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    OperandType.InlineString => Text,
                    OperandType.InlineSwitch => Switch,
                    _ => Token,
                };
            }
        }

        return table;
    }
}
