using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovMedia.Standalone;

/// <summary>Chooses the embedded engine for workers and clients.</summary>
public static class StandaloneExtensions
{
    /// <summary>Runs this worker on the embedded engine.</summary>
    /// <remarks>A worker and a client of the same name share their settings, so one of the two may go without.
    /// <see cref="IClockedWork"/> and <see cref="IStandaloneEngine"/> are in the container afterwards.</remarks>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="configure">Sets the engine's file and more; null when the client does.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskWorkerBuilder UseStandalone(
        this IDurableTaskWorkerBuilder builder, Action<StandaloneOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Add(builder.Services, builder.Name, configure);
        builder.Services.AddOptions<DurableTaskWorkerOptions>(builder.Name);
        return builder.UseBuildTarget<StandaloneWorker>();
    }

    /// <summary>Makes this client one of the embedded engine.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="configure">Sets the engine's file and more; null when the worker does.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseStandalone(
        this IDurableTaskClientBuilder builder, Action<StandaloneOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Add(builder.Services, builder.Name, configure);
        builder.Services.AddOptions<DurableTaskClientOptions>(builder.Name);
        return builder.UseBuildTarget<StandaloneClient>();
    }

    private static void Add(IServiceCollection services, string name, Action<StandaloneOptions>? configure)
    {
        services.AddLogging();
        services.AddOptions<StandaloneOptions>(name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        services.TryAddSingleton<EngineLeases>();
        if (services.Any(one => one.ImplementationInstance is EngineMark mark && mark.Name == name))
        {
            return;
        }

        services.AddSingleton(new EngineMark(name));
        services.AddSingleton<IClockedWork>(
            provider => new EngineHandle(provider.GetRequiredService<EngineLeases>(), name));
        services.AddSingleton<IStandaloneEngine>(
            provider => new EngineHandle(provider.GetRequiredService<EngineLeases>(), name));
    }

    private sealed record EngineMark(string Name);

    // Stands between the container and the engine, which the leases dispose of in their time.
    private sealed class EngineHandle(EngineLeases leases, string name) : IClockedWork, IStandaloneEngine
    {
        public DateTimeOffset? NextDue => leases.Get(name).NextDue;

        public string Path => leases.Get(name).Path;

        public EngineReport Report => leases.Get(name).Report;

        public Task DrainAsync(CancellationToken cancellationToken) => leases.Get(name).DrainAsync(cancellationToken);

        public Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellationToken = default) =>
            leases.Get(name).VerifyAsync(cancellationToken);

        public Task BackupAsync(string path, CancellationToken cancellationToken = default) =>
            leases.Get(name).BackupAsync(path, cancellationToken);
    }
}
