using System.Diagnostics;
using System.Globalization;
using Perfolizer.Common;

namespace Perfolizer.Common
{
    public sealed class UnitPresentation
    {
        public static readonly UnitPresentation Default = new(true);

        private UnitPresentation(bool isVisible) => IsVisible = isVisible;

        public bool IsVisible { get; }

        public int MinUnitWidth => 0;

        public static UnitPresentation FromVisibility(bool isVisible) => new(isVisible);
    }
}

namespace Perfolizer.Horology
{
    public enum HardwareTimerKind
    {
        Unknown,
        Tsc,
        Hpet,
        Acpi,
        System,
    }

    public interface IClock
    {
        string Title { get; }

        bool IsAvailable { get; }

        Frequency Frequency { get; }

        long GetTimestamp();
    }

    public readonly struct ClockSpan(long ticks)
    {
        public double GetNanoseconds() => ticks * (1e9 / Stopwatch.Frequency);

        public TimeSpan GetTimeSpan() => TimeSpan.FromTicks((long)(GetNanoseconds() / 100));
    }

    public readonly struct StartedClock(IClock clock, long began)
    {
        public ClockSpan GetElapsed() => new(clock.GetTimestamp() - began);
    }

    public static class Chronometer
    {
        public static readonly IClock BestClock = new StopwatchClock();

        public static Frequency Frequency => BestClock.Frequency;

        public static HardwareTimerKind HardwareTimerKind => HardwareTimerKind.Unknown;

        public static StartedClock Start() => BestClock.Start();

        private sealed class StopwatchClock : IClock
        {
            public string Title => "Stopwatch";

            public bool IsAvailable => true;

            public Frequency Frequency => new(Stopwatch.Frequency);

            public long GetTimestamp() => Stopwatch.GetTimestamp();
        }
    }

    public static class ClockExtensions
    {
        public static StartedClock Start(this IClock clock) => new(clock, clock.GetTimestamp());

        public static TimeInterval GetResolution(this IClock clock) => clock.Frequency.ToResolution();
    }

    public readonly struct Frequency(double hertz)
    {
        public static readonly Frequency Zero = new(0);

        public double Hertz { get; } = hertz;

        public static implicit operator Frequency(double value) => new(value);

        public static implicit operator double(Frequency property) => property.Hertz;

        public static Frequency operator /(Frequency a, int k) => new(a.Hertz / k);

        public static Frequency FromMHz(double value) => new(value * 1e6);

        public static bool TryParseMHz(string s, out Frequency freq) => TryParse(s, 1e6, out freq);

        public static bool TryParseGHz(string s, out Frequency freq) => TryParse(s, 1e9, out freq);

        public double ToMHz() => Hertz / 1e6;

        public double ToGHz() => Hertz / 1e9;

        public TimeInterval ToResolution() => new(1e9 / Hertz);

        private static bool TryParse(string text, double unit, out Frequency frequency)
        {
            var isNumber = double.TryParse(text, CultureInfo.InvariantCulture, out var value);
            frequency = new Frequency(value * unit);
            return isNumber;
        }
    }

    public readonly struct TimeInterval(double nanoseconds)
    {
        public static readonly TimeInterval Millisecond = new(1e6);

        public double Nanoseconds { get; } = nanoseconds;

        public static double operator /(TimeInterval a, TimeInterval b) => a.Nanoseconds / b.Nanoseconds;

        public static TimeInterval operator *(TimeInterval a, int k) => new(a.Nanoseconds * k);

        public static TimeInterval operator *(int k, TimeInterval a) => a * k;

        public static bool operator <(TimeInterval a, TimeInterval b) => a.Nanoseconds < b.Nanoseconds;

        public static bool operator >(TimeInterval a, TimeInterval b) => a.Nanoseconds > b.Nanoseconds;

        public static TimeInterval FromNanoseconds(double value) => new(value);

        public static TimeInterval FromMilliseconds(double value) => new(value * 1e6);

        public static TimeInterval FromSeconds(double value) => new(value * 1e9);

        public double ToNanoseconds() => Nanoseconds;

        public Frequency ToFrequency() => new(1e9 / Nanoseconds);

        public string ToString(CultureInfo cultureInfo, string format = "N4", UnitPresentation? unitPresentation = null) =>
            ToString(TimeUnit.Nanosecond, cultureInfo, format, unitPresentation);

        public string ToString(TimeUnit timeUnit, CultureInfo cultureInfo, string format = "N4", UnitPresentation? unitPresentation = null) =>
            (Nanoseconds / timeUnit.NanosecondAmount).ToString(format, cultureInfo) + " " + timeUnit.Name;

        public override string ToString() => ToString(CultureInfo.InvariantCulture);
    }

    public sealed class TimeUnit
    {
        public static readonly TimeUnit Nanosecond = new("ns", "Nanosecond", 1);
        public static readonly TimeUnit Second = new("s", "Second", 1_000_000_000);

        private TimeUnit(string name, string description, long amount) => (Name, Description, NanosecondAmount) = (name, description, amount);

        public string Name { get; }

        public string Description { get; }

        public long NanosecondAmount { get; }

        public static bool operator ==(TimeUnit? a, TimeUnit? b) => ReferenceEquals(a, b);

        public static bool operator !=(TimeUnit? a, TimeUnit? b) => !ReferenceEquals(a, b);

        public static TimeUnit GetBestTimeUnit(params double[] values) => Nanosecond;

        public static double Convert(double value, TimeUnit from, TimeUnit? to) => value * from.NanosecondAmount / (to ?? from).NanosecondAmount;

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => NanosecondAmount.GetHashCode();
    }

    public static class TimeSpanExtensions
    {
        public static string ToFormattedTotalTime(this TimeSpan time, CultureInfo cultureInfo) => time.ToString("g", cultureInfo);
    }
}
