namespace PerfGate.Load.Checks;

/// <summary>Whether the service stood still longer than it may for an endpoint. A fact, without statistics: it happened or it did not.</summary>
/// <param name="Endpoint">Name of the endpoint.</param>
/// <param name="Tenant">Null: the scenario has no tenants.</param>
/// <param name="Limit">ns.</param>
/// <param name="Longest">The longest pause of the service, ns; 0: none was found.</param>
/// <param name="IsBroken">True: <paramref name="Longest"/> is the limit or longer.</param>
/// <param name="Sentence">"stood still for 1.00 s from 12.0 s on: 1,000 requests were due and none was answered; limit 200 ms".</param>
/// <param name="Rule">The limit with where it was set.</param>
public sealed record PauseFinding(string Endpoint, string? Tenant, double Limit, double Longest, bool IsBroken, string Sentence, PauseLimit Rule);
