using System.Globalization;

namespace PerfGate.Core.Tests.Reports;

/// <summary>Runs code under another culture.</summary>
public sealed class CultureScope : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo userInterface = CultureInfo.CurrentUICulture;

    /// <param name="name">Name of a culture; empty: the invariant one. <c>de-DE</c> writes a decimal comma even where no culture data is installed.</param>
    public CultureScope(string name)
    {
        var entered = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        if (name == "de-DE")
        {
            entered.NumberFormat.NumberDecimalSeparator = ",";
            entered.NumberFormat.NumberGroupSeparator = ".";
            entered.NumberFormat.NegativeSign = "−";
            entered.DateTimeFormat.DateSeparator = ".";
        }

        CultureInfo.CurrentCulture = entered;
        CultureInfo.CurrentUICulture = entered;
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = userInterface;
    }
}
