using System.Text;
using PerfGate.Core.Diagnostics;
using PerfGate.TestKit;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Yaml.Tests;

public sealed class LoadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder.At("perfgate.yml");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_read_with_or_without_a_byte_order_mark(bool mark)
    {
        System.IO.File.WriteAllText(File, "compare: {branch: größe}\n", new UTF8Encoding(mark));

        var rules = RulesFile.Load(File);

        Assert.Equal("größe", rules.Compare.Branch);
        Assert.Equal(File, rules.File);
    }

    [Theory]
    [InlineData("perfgate.yml")]
    [InlineData("missing/perfgate.yml")]
    public void A_missing_file_has_its_own_number(string name)
    {
        var path = folder.At(name);

        var exception = Assert.Throws<PerfGateException>(() => RulesFile.Load(path));

        Assert.Equal(ExitCode.Invalid, exception.ExitCode);
        Assert.Equal(
            [$"{path}: error PG0102: there is no rules file '{path}'; name one that exists, or leave the option out for the defaults"],
            exception.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Mistakes_of_a_file_print_as_compilers_do()
    {
        System.IO.File.WriteAllText(File, "version: 2\n");

        Assert.Equal([$"{File}(1,10): error PG0101: version: found '2'; allowed: 1"], Messages());
    }

    [Fact]
    public void A_folder_is_no_rules_file()
    {
        Directory.CreateDirectory(File);

        var message = Assert.Single(Messages());

        Assert.StartsWith($"{File}: error PG0101: the rules file cannot be read: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_encodings_are_refused_by_name()
    {
        foreach (var (name, encoding) in new (string, Encoding)[]
        {
            ("UTF-16", Encoding.Unicode),
            ("UTF-16", Encoding.BigEndianUnicode),
            ("UTF-32", Encoding.UTF32),
            ("UTF-32", new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
        })
        {
            System.IO.File.WriteAllText(File, "version: 1\n", encoding);

            Assert.Equal([$"{File}(1,1): error PG0101: found {name} text by its byte order mark; allowed: UTF-8"], Messages());
        }
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_where_they_stand()
    {
        System.IO.File.WriteAllBytes(File, [.. "version: 1\n# gr"u8, 0xF6, .. "sse\n"u8]);

        Assert.Equal([$"{File}(2,5): error PG0101: found bytes that are not UTF-8; allowed: UTF-8"], Messages());
    }

    [Fact]
    public void A_file_above_the_bound_is_refused()
    {
        using (var stream = System.IO.File.Create(File))
        {
            stream.SetLength(DocumentText.LargestFile + 1);
        }

        Assert.Equal([$"{File}: error PG0101: the file has more than 1048576 bytes; allowed: at most as many"], Messages());
    }

    private IEnumerable<string> Messages() =>
        Assert.Throws<PerfGateException>(() => RulesFile.Load(File)).Diagnostics.Select(diagnostic => diagnostic.ToString());
}
