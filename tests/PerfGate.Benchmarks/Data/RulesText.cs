using System.Globalization;
using System.Text;

namespace PerfGate.Benchmarks.Data;

/// <summary>A <c>perfgate.yml</c> as a large repository grows it.</summary>
internal static class RulesText
{
    public static string Of(int rules)
    {
        var text = new StringBuilder(
            """
            version: 1
            projects:
              - bench/Company.Product.Benchmarks/Company.Product.Benchmarks.csproj
            compare:
              branch: main
              profile: quick
              detect: 3%
              noise-floor: 0.5%
              false-alarms: 1%
              budget: 10m
            rules:
              - match: "*"
                time: { max-increase: 2%, floor: 0.5ns }
                allocated: { max-increase: 0B }

            """);
        for (var rule = 1; rule < rules; rule++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                  # Owned by team {{rule % 7}}.
                  - match: "*.Type{{rule:000}}Benchmarks.*"
                    time: { max-increase: {{3 + (rule % 8)}}%, floor: {{1 + (rule % 5)}}ns }
                    allocated: { max-increase: {{8 * (rule % 4)}}B }

                """);
        }

        return text.Append(
            """
            waivers:
              - match: "Company.Product.Json.*"
                metric: time
                allow: 12%
                until: 2099-01-31
                issue: "#123"
                reason: safer escaping

            """).ToString();
    }
}
