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
        Directory.CreateDirectory(Path.Combine(root, "bin"));
        File.WriteAllText(Path.Combine(root, "data", "deep", "one.txt"), "1");
        File.WriteAllText(Path.Combine(root, "data", "other.txt"), "2");
        File.WriteAllText(Path.Combine(root, "bin", "Program.dll"), "MZ");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Files_that_are_opened_and_folders_that_are_listed_are_noted()
    {
        using var files = OpenedFiles.Watch(root, Path.Combine(root, "bin"))!;
        File.ReadAllText(Path.Combine(root, "data", "deep", "one.txt"));
        Directory.GetFiles(Path.Combine(root, "data"));

        Assert.Equal(["data/", "data/deep/one.txt"], files.Collect()!);
    }

    [Fact]
    public void An_assembly_that_is_opened_to_be_run_is_not_noted_and_one_that_is_read_is()
    {
        using var files = OpenedFiles.Watch(root, Path.Combine(root, "bin"))!;
        using (var opened = File.OpenHandle(Path.Combine(root, "bin", "Program.dll")))
        {
            Assert.Empty(files.Collect()!);
            RandomAccess.Read(opened, new byte[2], 0);
        }

        Assert.Equal(["bin/Program.dll"], files.Collect()!);
    }

    [Fact]
    public void Nothing_is_noted_of_a_folder_that_is_not_there() =>
        Assert.Null(OpenedFiles.Watch(Path.Combine(root, "absent"), Path.Combine(root, "absent", "bin")));
}
