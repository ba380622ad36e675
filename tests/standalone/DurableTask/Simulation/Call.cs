using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Something to be asked of the engine once, and what to note when that is permanent.</summary>
internal sealed record Call(Action<EngineCore> Make, Action Done);
