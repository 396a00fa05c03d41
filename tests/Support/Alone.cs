namespace Platform.Tests.Support;

/// <summary>For tests that measure the process or the machine: <c>[Collection(nameof(Alone))]</c>, nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
