namespace PerfGate.Core.Rules;

/// <summary>The limit that holds for one metric of one benchmark, and in words where it comes from.</summary>
/// <param name="MaxIncrease">Largest relative growth that passes, as a fraction; null when the limit is absolute.</param>
/// <param name="MaxIncreaseAbsolute">Largest absolute growth that passes, in the metric's base unit; null when the limit is relative.</param>
/// <param name="Floor">Absolute growth, in the metric's base unit, that must be exceeded as well; 0: none.</param>
/// <param name="Description">Such as <c>max-increase 2 %, floor 0.5 ns (perfgate.yml:15)</c>.</param>
/// <param name="Origin">Where the increase was set: <c>perfgate.yml:15</c>, <c>default</c>.</param>
public sealed record EffectiveLimit(double? MaxIncrease, double? MaxIncreaseAbsolute, double Floor, string Description, string Origin);
