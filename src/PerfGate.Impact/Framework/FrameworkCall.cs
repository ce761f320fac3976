namespace PerfGate.Impact.Framework;

/// <summary>A member of the framework that code names.</summary>
/// <param name="Space">Namespace of its type.</param>
/// <param name="Type">Simple name of its type.</param>
/// <param name="Member">Its name.</param>
/// <param name="TakesText">Whether its first parameter is a string.</param>
/// <param name="IsGeneric">Whether it is a generic method.</param>
internal readonly record struct FrameworkCall(string Space, string Type, string Member, bool TakesText, bool IsGeneric = false)
{
    public override string ToString() => $"{Space}.{Type}{(Member.StartsWith('.') ? "" : ".")}{Member}";
}
