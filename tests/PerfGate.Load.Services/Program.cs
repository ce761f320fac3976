// A service to be measured, in several characters: dotnet PerfGate.Load.Services.dll CHARACTER --urls http://127.0.0.1:PORT
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
app.MapGet("/health", () => "ok");
app.MapGet("/fast", () => "Hello, World!");
app.Run();
