using System.Globalization;
using System.Text;
using Xunit;

namespace PerfGate.TestKit;

/// <summary>Compares text with an approved file of the test's folder.</summary>
public static class Approved
{
    private const int MostDifferences = 10;

    /// <summary>
    /// Fails with the lines that differ and leaves <c>NAME.received.txt</c> beside the approved file; renaming it approves it.
    /// </summary>
    /// <param name="folder">Folder of the approved files, relative to the repository.</param>
    /// <param name="name">Name of the file without <c>.approved.txt</c>.</param>
    /// <param name="actual">What was produced; LF.</param>
    public static void Verify(string folder, string name, string actual)
    {
        var path = Path.Combine(RepositoryFolder.Find(), folder, name);
        var approvedFile = $"{path}.approved.txt";
        var receivedFile = $"{path}.received.txt";
        var expected = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "";
        if (expected == actual)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Fail($"{name}.received.txt differs from {name}.approved.txt:\n{Differences(expected, actual)}");
    }

    public static string Differences(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var text = new StringBuilder();
        var found = 0;
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (approved, received) = (left.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
            if (approved != received && ++found <= MostDifferences)
            {
                text.Append(CultureInfo.InvariantCulture, $"line {i + 1}\n  - {approved ?? "(no line)"}\n  + {received ?? "(no line)"}\n");
            }
        }

        return found > MostDifferences ? text.Append(CultureInfo.InvariantCulture, $"and {found - MostDifferences} more lines\n").ToString() : text.ToString();
    }
}
