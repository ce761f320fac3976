namespace PerfGate.Load.Scenarios;

/// <summary>A customer of the service: its size and its part of the traffic.</summary>
/// <param name="Name">Replaces <c>{tenant}</c>.</param>
/// <param name="Users">Users of it that <c>{user}</c> counts through, 1 to this.</param>
/// <param name="Share">Of the traffic, relative to the other tenants'; above 0.</param>
public sealed record LoadTenant(string Name, int Users, double Share);
