using PerfGate.Load.Services;

// A service to be measured, in several characters: dotnet PerfGate.Load.Services.dll CHARACTER --urls http://127.0.0.1:PORT
var character = args is [var first, ..] ? first : "plain";
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
Shedding.Add(builder, character);
var app = builder.Build();
app.MapGet("/health", () => "ok");
app.MapGet("/fast", () => "Hello, World!");
Shedding.Map(app, character);
Greedy.Map(app, character);
Pools.Map(app, character);
Waiting.Map(app, character);
Bounded.Map(app, character);
Pausing.Map(app, character);
app.Run();
