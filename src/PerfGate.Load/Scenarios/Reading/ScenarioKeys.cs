namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Every key of a scenario, by the mapping that it stands in.</summary>
internal static class ScenarioKeys
{
    public static readonly string[] Top =
    [
        "name", "target", "service", "load", "endpoints", "tenants", "feeds", "budgets", "errors", "data", "isolation", "capacity", "limits",
    ];

    public static readonly string[] Target = ["address", "unix-socket", "http", "verify-certificate", "allow-remote"];

    public static readonly string[] Service =
        ["project", "command", "base-command", "arguments", "directory", "environment", "health", "ready-within", "ports"];

    public static readonly string[] Load =
    [
        "model", "rate", "stages", "arrivals", "users", "think-time", "warm-up", "duration", "windows", "connections", "keep-alive",
        "timeout", "redirects", "largest-body", "engine", "seed",
    ];

    public static readonly string[] Stage = ["rate", "from", "to", "for"];

    public static readonly string[] Endpoint =
        ["name", "class", "weight", "request", "headers", "body", "body-file", "expect", "capture", "budget"];

    public static readonly string[] Expect = ["status", "contains", "json", "equals", "header"];

    public static readonly string[] Capture = ["json", "header", "pattern"];

    public static readonly string[] Budget = ["p50", "p95", "p99", "investigate", "pause"];

    public static readonly string[] Tenant = ["name", "users", "share"];

    public static readonly string[] Feed = ["file", "order"];

    public static readonly string[] Errors = ["max"];

    public static readonly string[] Data = ["rows", "tenants", "distribution"];

    public static readonly string[] Isolation = ["victim", "aggressor", "victim-rate", "aggressor-rate", "blocks", "window", "limit"];

    public static readonly string[] Capacity = ["from", "to", "step", "precision"];

    public static readonly string[] Limits =
        ["kinds", "rate", "before", "during", "recovery", "memory", "disk", "database", "concurrency"];

    /// <summary>By the heading of the page under which they are explained.</summary>
    public static IReadOnlyDictionary<string, string[]> BySection { get; } = new Dictionary<string, string[]>
    {
        ["Top level"] = Top,
        ["target"] = Target,
        ["service"] = Service,
        ["load"] = Load,
        ["stages"] = Stage,
        ["endpoints"] = Endpoint,
        ["expect"] = Expect,
        ["capture"] = Capture,
        ["budgets"] = Budget,
        ["tenants"] = Tenant,
        ["feeds"] = Feed,
        ["errors"] = Errors,
        ["data"] = Data,
        ["isolation"] = Isolation,
        ["capacity"] = Capacity,
        ["limits"] = Limits,
    };
}
