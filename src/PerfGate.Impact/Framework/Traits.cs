namespace PerfGate.Impact.Framework;

/// <summary>What a call or a member does that tokens do not show.</summary>
[Flags]
internal enum Traits
{
    None = 0,

    /// <summary>Looks at types and members at run time: in wide mode it reaches every member of every touched type.</summary>
    Reflection = 1,

    /// <summary>May run code of the same folder that nothing names: settled only where nothing in the folder differs.</summary>
    ByName = 2,

    /// <summary>Reads files.</summary>
    Files = 4,

    /// <summary>Hands out an assembly; harmless where the next call only takes a resource from it.</summary>
    HandsOutAssembly = 8,

    /// <summary>Reads embedded resources.</summary>
    Resources = 16,

    /// <summary>May run code from elsewhere: settled only where both builds are the same code and nothing but documents changed.</summary>
    Beyond = 32,

    /// <summary>Cannot be read, or does not fit what is beside it: nothing that is compared with it counts.</summary>
    Unreadable = 64,

    /// <summary>Looks at the code of methods as data, whether it runs or not: a record of what ran says nothing about it.</summary>
    Bodies = 128,

    /// <summary>What makes a benchmark not provable.</summary>
    Doubts = ByName | Beyond | Unreadable,
}
