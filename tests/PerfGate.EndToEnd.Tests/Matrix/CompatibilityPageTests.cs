using System.Globalization;

namespace PerfGate.EndToEnd.Tests.Matrix;

/// <summary>A run writes its column into the page's table, and reads it from there.</summary>
public sealed class CompatibilityPageTests
{
    private const string Page = """
        # Page

        ## Shapes

        | shape | one |
        |---|---:|
        | `[A]` | 1 |
        | gone | 1 |

        Last written: never.
        """;

    private const string Run = "Last written: today.";

    /// <summary>Also of the columns that only a whole run measures.</summary>
    [Fact]
    public void The_page_has_a_column_for_everything_that_is_run()
    {
        var page = File.ReadAllText(CompatibilityPage.File);

        Assert.All(MatrixColumn.Whole, column => Assert.Equal(
            ShapeRow.All.Select(row => (row.Words, row.Cases.ToString(CultureInfo.InvariantCulture))),
            CompatibilityPage.ColumnOf(page, ShapeMatrixTests.Heading, column.Title)));
        Assert.Equal(
            SettingRow.All.Select(row => (row.Words, "1")).Order(),
            CompatibilityPage.ColumnOf(page, SettingMatrixTests.Heading, SettingMatrixTests.Column).Order());
    }

    [Fact]
    public void A_new_column_and_a_new_row_are_added() => Assert.Equal(
        """
        # Page

        ## Shapes

        | shape | one | two |
        |---|---:|---:|
        | `[A]` | 1 | 3 |
        | new |  | 2 |

        Last written: today.
        """,
        CompatibilityPage.With(Page, "Shapes", [("`[A]`", "3"), ("new", "2")], "two", Run));

    [Fact]
    public void A_column_is_replaced_and_read_again()
    {
        (string, string)[] measured = [("`[A]`", "4"), ("gone", "5")];

        var page = CompatibilityPage.With(Page, "Shapes", measured, "one", Run);

        Assert.Equal(measured, CompatibilityPage.ColumnOf(page, "Shapes", "one"));
        Assert.NotEqual(measured, CompatibilityPage.ColumnOf(Page, "Shapes", "one"));
    }
}
