namespace PerfGate.Statistics;

public sealed record Summary(int N, double Mean, double Median, double P50, double P95, double P99, double StdDev);
