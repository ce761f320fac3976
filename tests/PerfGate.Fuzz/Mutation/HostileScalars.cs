namespace PerfGate.Fuzz.Mutation;

/// <summary>Values at which readers break, as they stand in a file.</summary>
internal static class HostileScalars
{
    /// <summary>In JSON and, quotes and all, in YAML.</summary>
    public static readonly string[] Json =
    [
        "0", "-0", "-0.0", "1", "-1", "2", "16", "17", "0.1", "1e-7", "5e-324", "2.2250738585072014E-308", "1e-30", "1e30", "1e154", "1.7976931348623157e308",
        "-1.7976931348623157e308", "1e999", "-1e999", "1e-999", "2147483647", "-2147483648", "2147483648", "4294967296", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "18446744073709551616", "123456789012345678901234567890", "0.1000000000000000055511151231257827",
        "1E+2", "\"NaN\"", "\"1\"", "true", "false", "null", "{}", "[]", "[[]]", "[null]", "{\"\":null}",
        "\"\"", "\" \"", "\"a\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u202e\"", "\"\\n\"", "\"\\r\\n\\t\"", "\"\\u2028\"",
        "\"../../x\"", "\"/etc/passwd\"", "\"C:\\\\x\"", "\"CON\"", "\"<script>\"", "\"]]>\"", "\"|`*_[x](y)\"", "\"::error::x\"", "\"%s{0}\"", "\"*\"", "\"?*?*?*?*?*\"",
        "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"2026-02-30\"", "\"2026-11-30\"",
        "\"0000000000000000000000000000000000000000\"", "\"00000000-0000-0000-0000-000000000000\"",
    ];

    /// <summary>Amounts as people write them, and what is a number elsewhere.</summary>
    public static readonly string[] Others =
    [
        "00", "1.", "+1", "0x10", "NaN", "Infinity", "-Infinity", "~", "0s", "1ns", "1d", "8d", "-5ms", "1e400s", "0%", "100%", "101%", "1e300%", "1/s", "0/s", "1e9/s",
        "1e300/s", "1KB", "99999999999GB", "500us", "0B", "1e308", "-0%", "0.0000001%", "7d", "24h", "1m", "2026-11-30", "9999-12-31", "0001-01-01",
    ];

    public static string Choose(Random random, bool isJson) =>
        random.Next(isJson ? 12 : 2) == 0 ? Others[random.Next(Others.Length)] : Json[random.Next(Json.Length)];
}
