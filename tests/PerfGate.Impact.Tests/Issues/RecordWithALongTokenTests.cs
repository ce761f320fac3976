using System.Security.Cryptography;
using System.Text;
using PerfGate.Impact.Observing;

namespace PerfGate.Impact.Tests.Issues;

/// <summary>Found by fuzzing: a record with a token beyond 32 bits, and a checksum that fits, ended the run.</summary>
public sealed class RecordWithALongTokenTests
{
    [Theory]
    [InlineData("160000011", false)]
    [InlineData("06000001", true)]
    public void It_is_taken_again(string token, bool isRead)
    {
        var lines = $"perfgate.reach/1\nmethod\tApp\t{token}\tNs.Type\tRun\n";
        var path = Path.GetTempFileName();
        File.WriteAllText(path, $"{lines}end\t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)))}\n");

        Assert.Equal(isRead, ReachRecordFile.TryRead(path) is not null);
        File.Delete(path);
    }
}
