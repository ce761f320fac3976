namespace PerfGate.GitHub.Tests.Fake;

/// <summary>What the server does instead of answering.</summary>
/// <param name="Status">0: the connection is cut.</param>
/// <param name="Body">JSON.</param>
/// <param name="AfterWork">True: the request is carried out first, and only its answer is lost.</param>
/// <param name="Headers">Of the answer.</param>
public sealed record Fault(int Status, string Body = "{\"message\":\"fault\"}", bool AfterWork = false, params (string Name, string Value)[] Headers);
