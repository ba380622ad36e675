using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Client;

/// <summary>Steps of setting up a client.</summary>
public static class DurableTaskBuilderExtensions
{
    /// <summary>Changes the client's settings.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">The change.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder Configure(
        this IDurableTaskClientBuilder builder, Action<DurableTaskClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Makes this client the <see cref="DurableTaskClient"/> of the container.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder RegisterDirectly(this IDurableTaskClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(services =>
            services.GetRequiredService<IDurableTaskClientProvider>().GetClient(builder.Name));
        return builder;
    }

    /// <summary>Sets the version new orchestrations get.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="version">The version.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseDefaultVersion(this IDurableTaskClientBuilder builder, string version) =>
        builder.Configure(options => options.DefaultVersion = version);

    /// <summary>Chooses the client class.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="target">A class derived from <see cref="DurableTaskClient"/>.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseBuildTarget(this IDurableTaskClientBuilder builder, Type target)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.BuildTarget = target;
        return builder;
    }

    /// <summary>Chooses the client class.</summary>
    /// <typeparam name="TTarget">The class.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseBuildTarget<TTarget>(this IDurableTaskClientBuilder builder)
        where TTarget : DurableTaskClient => builder.UseBuildTarget(typeof(TTarget));

    /// <summary>Chooses the client class and its own options.</summary>
    /// <typeparam name="TTarget">The class.</typeparam>
    /// <typeparam name="TOptions">Its options, which share what <see cref="Configure"/> sets.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IDurableTaskClientBuilder UseBuildTarget<TTarget, TOptions>(this IDurableTaskClientBuilder builder)
        where TTarget : DurableTaskClient
        where TOptions : DurableTaskClientOptions
    {
        builder.UseBuildTarget<TTarget>();
        builder.Services.AddOptions<TOptions>(builder.Name)
            .PostConfigure<Extensions.Options.IOptionsMonitor<DurableTaskClientOptions>>((options, basis) =>
            {
                DurableTaskClientOptions common = basis.Get(builder.Name);
                options.DataConverter = common.DataConverter;
                options.DefaultVersion = common.DefaultVersion;
                options.EnableEntitySupport = common.EnableEntitySupport;
            });
        return builder;
    }
}
