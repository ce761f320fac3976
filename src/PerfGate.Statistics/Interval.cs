namespace PerfGate.Statistics;

public readonly record struct Interval(double Low, double High);
