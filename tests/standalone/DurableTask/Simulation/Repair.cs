namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>What a rewind comes to.</summary>
/// <param name="Rewound">The instance and the failed sub-orchestrations under it that are rewound with it, each the
/// caller of the next.</param>
/// <param name="Instance">The last of them, if a step of its own made it fail; otherwise null.</param>
/// <param name="Step">That step.</param>
/// <param name="Answering">A sub-orchestration whose answer the last of them takes, as it has been rewound before; null
/// for none.</param>
/// <param name="Fresh">A sub-orchestration that the last of them starts anew, as it is gone or was terminated; null for
/// none.</param>
internal sealed record Repair(
    IReadOnlyList<string> Rewound, string? Instance, Op? Step, string? Answering, string? Fresh);
