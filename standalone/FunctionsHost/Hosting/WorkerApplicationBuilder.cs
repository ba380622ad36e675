using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>Shapes an app that was begun on a generic host builder.</summary>
internal sealed class WorkerApplicationBuilder(IServiceCollection services, FunctionPipeline pipeline)
    : IFunctionsWorkerApplicationBuilder
{
    /// <inheritdoc/>
    public IServiceCollection Services => services;

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(
        Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        pipeline.Add(middleware);
        return this;
    }
}
