using PerfGate.Runner.Recording;

namespace PerfGate.Runner.Tests.Recording;

/// <summary>What is noted of files while launches run.</summary>
public sealed class OpenedFilesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("perfgate-opened-").FullName;

    public OpenedFilesTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "inotify is Linux's");
        Directory.CreateDirectory(Path.Combine(root, "data", "deep"));
        File.WriteAllText(Path.Combine(root, "data", "deep", "one.txt"), "1");
        File.WriteAllText(Path.Combine(root, "data", "other.txt"), "2");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Files_that_are_opened_and_folders_that_are_listed_are_noted()
    {
        using var files = OpenedFiles.Watch(root)!;
        File.ReadAllText(Path.Combine(root, "data", "deep", "one.txt"));
        Directory.GetFiles(Path.Combine(root, "data"));

        Assert.Equal(["data/", "data/deep/one.txt"], files.Collect()!);
    }

    [Fact]
    public void Nothing_is_noted_of_a_folder_that_is_not_there() =>
        Assert.Null(OpenedFiles.Watch(Path.Combine(root, "absent")));
}
