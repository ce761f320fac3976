using System.Runtime.CompilerServices;

namespace BenchmarkDotNet.Attributes;

[AttributeUsage(AttributeTargets.Method)]
public class BenchmarkAttribute([CallerLineNumber] int sourceCodeLineNumber = 0, [CallerFilePath] string sourceCodeFile = "") : Attribute
{
    public int SourceCodeLineNumber { get; } = sourceCodeLineNumber;

    public string SourceCodeFile { get; } = sourceCodeFile;
}

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class GenericTypeArgumentsAttribute(Type type) : Attribute
{
    public Type[] GenericTypeArguments { get; } = [type];
}
