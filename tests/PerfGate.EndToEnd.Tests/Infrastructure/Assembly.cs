// The tool measures one suite at a time on a machine, and so do its tests.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
