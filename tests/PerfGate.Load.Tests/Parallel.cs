// Most of these tests wait, for answers, timeouts or windows: four at a time finish in half the time of one a processor.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
