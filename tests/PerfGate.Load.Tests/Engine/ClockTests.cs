using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PerfGate.Load.Tests.Engine;

/// <summary>The wall clock can be set while a run goes: nothing that is measured, paced or waited for may look at it.</summary>
public sealed class ClockTests
{
    private static readonly string[] WallClocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.GetUtcNow", "System.TimeProvider.GetLocalNow",
    ];

    [Fact]
    public void The_engine_reads_the_monotonic_clock_alone()
    {
        var called = CalledBy(typeof(LoadSession).Assembly.Location);

        // The day on which a comparison is judged, for waivers that have an end.
        Assert.Equal(["System.TimeProvider.GetUtcNow"], called.Intersect(WallClocks));
        Assert.Contains("System.Diagnostics.Stopwatch.GetTimestamp", called);
    }

    [Fact]
    public void A_wall_clock_that_is_read_would_be_found()
    {
        var read = DateTime.UtcNow;

        Assert.Contains("System.DateTime.get_UtcNow", CalledBy(typeof(ClockTests).Assembly.Location));
        Assert.NotEqual(default, read);
    }

    /// <summary>Every member of another assembly that an assembly refers to, as type and name.</summary>
    private static HashSet<string> CalledBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        HashSet<string> called = [];
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                called.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
            }
        }

        return called;
    }
}
