using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Steps of setting up a worker.</summary>
public static class DurableTaskWorkerBuilderExtensions
{
    /// <summary>Adds orchestrators and activities.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Adds them.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder AddTasks(
        this IDurableTaskWorkerBuilder builder, Action<DurableTaskRegistry> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Changes the worker's settings.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">The change.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder Configure(
        this IDurableTaskWorkerBuilder builder, Action<DurableTaskWorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Sets version matching.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="versionOptions">Which versions are taken and given.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseVersioning(
        this IDurableTaskWorkerBuilder builder, DurableTaskWorkerOptions.VersioningOptions versionOptions) =>
        builder.Configure(options => options.Versioning = versionOptions);

    /// <summary>Sets a filter of orchestrations.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The builder.</returns>
    [Obsolete("Experimental")]
    public static IDurableTaskWorkerBuilder UseOrchestrationFilter(
        this IDurableTaskWorkerBuilder builder, IOrchestrationFilter filter)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Sets a filter of orchestrations, made by the container.</summary>
    /// <typeparam name="TFilter">The filter's class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    [Obsolete("Experimental")]
    public static IDurableTaskWorkerBuilder UseOrchestrationFilter<TFilter>(this IDurableTaskWorkerBuilder builder)
        where TFilter : class, IOrchestrationFilter
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IOrchestrationFilter, TFilter>();
        return builder;
    }

    /// <summary>Chooses the worker class.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="target">A class derived from <see cref="DurableTaskWorker"/>.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseBuildTarget(this IDurableTaskWorkerBuilder builder, Type target)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.BuildTarget = target;
        return builder;
    }

    /// <summary>Chooses the worker class.</summary>
    /// <typeparam name="TTarget">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseBuildTarget<TTarget>(this IDurableTaskWorkerBuilder builder)
        where TTarget : DurableTaskWorker => builder.UseBuildTarget(typeof(TTarget));

    /// <summary>Chooses the worker class and its own options.</summary>
    /// <typeparam name="TTarget">The class.</typeparam>
    /// <typeparam name="TOptions">Its options, which share what <see cref="Configure"/> sets.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseBuildTarget<TTarget, TOptions>(this IDurableTaskWorkerBuilder builder)
        where TTarget : DurableTaskWorker
        where TOptions : DurableTaskWorkerOptions
    {
        builder.UseBuildTarget<TTarget>();
        builder.Services.AddOptions<TOptions>(builder.Name)
            .PostConfigure<IOptionsMonitor<DurableTaskWorkerOptions>>((options, basis) =>
                options.TakeFrom(basis.Get(builder.Name)));
        return builder;
    }

    /// <summary>Takes only some orchestrations and activities; others wait until a worker that takes them starts.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="workItemFilters">What is taken; null for everything.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A name that is not registered makes the worker's start throw an
    /// <see cref="OptionsValidationException"/>.</remarks>
    public static IDurableTaskWorkerBuilder UseWorkItemFilters(
        this IDurableTaskWorkerBuilder builder, DurableTaskWorkerWorkItemFilters? workItemFilters)
    {
        ArgumentNullException.ThrowIfNull(builder);
        DurableTaskWorkerWorkItemFilters given = workItemFilters ?? new DurableTaskWorkerWorkItemFilters();
        builder.Services.AddOptions<DurableTaskWorkerWorkItemFilters>(builder.Name).PostConfigure(filters =>
        {
            filters.Orchestrations = given.Orchestrations;
            filters.Activities = given.Activities;
            filters.Entities = given.Entities;
        });
        if (!given.IsEmpty)
        {
            builder.Services.TryAddEnumerable(ServiceDescriptor
                .Singleton<IValidateOptions<DurableTaskWorkerWorkItemFilters>, RegisteredTasks>());
        }

        return builder;
    }

    /// <summary>Takes only what is registered: what is not waits until a worker that has it starts, instead of failing
    /// at once.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseWorkItemFilters(this IDurableTaskWorkerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = builder.Name;
        builder.Services.AddOptions<DurableTaskWorkerWorkItemFilters>(name)
            .PostConfigure<IOptionsMonitor<DurableTaskRegistry>, IOptionsMonitor<DurableTaskWorkerOptions>>(
                (filters, registries, options) =>
                    RegisteredTasks.Fill(filters, registries.Get(name), options.Get(name).Versioning));
        return builder;
    }
}
