using PerfGate.Load.Sessions;

namespace PerfGate.Load.Conducting;

/// <summary>Two adjacent windows, one of each side, with the same requests at the same distances.</summary>
/// <param name="Number">From 1.</param>
/// <param name="BaseFirst">Which had the first turn.</param>
/// <param name="Base">Of base.</param>
/// <param name="Head">Of head.</param>
internal sealed record PairedRun(int Number, bool BaseFirst, LoadRun Base, LoadRun Head)
{
    public string Order => BaseFirst ? "AB" : "BA";
}
