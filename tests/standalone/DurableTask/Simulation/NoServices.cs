namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>The services of programs that use none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public object? GetService(Type serviceType) => null;
}
