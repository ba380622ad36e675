namespace Microsoft.DurableTask;

/// <content>Orchestrator registrations.</content>
public sealed partial class DurableTaskRegistry
{
    /// <summary>Adds an orchestrator made by a factory.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="factory">Makes one for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Func<ITaskOrchestrator> factory) =>
        PutOrchestrator(name, TaskVersion.Unversioned, factory);

    /// <summary>Adds one version of an orchestrator.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="version">The version it serves.</param>
    /// <param name="factory">Makes one for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, TaskVersion version, Func<ITaskOrchestrator> factory) =>
        PutOrchestrator(name, version, factory);

    /// <summary>Adds an orchestrator class under a name.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="type">The class; made by the service provider for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Type type) =>
        PutOrchestrator(name, VersionOf(type), type);

    /// <summary>Adds an orchestrator class under its own name.</summary>
    /// <param name="type">The class; made by the service provider for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator(Type type) =>
        PutOrchestrator(NameOf(type), VersionOf(type), type);

    /// <summary>Adds an orchestrator class under a name.</summary>
    /// <typeparam name="TOrchestrator">The class; made by the service provider for each use.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name)
        where TOrchestrator : class, ITaskOrchestrator =>
        AddOrchestrator(name, typeof(TOrchestrator));

    /// <summary>Adds an orchestrator class under its own name.</summary>
    /// <typeparam name="TOrchestrator">The class; made by the service provider for each use.</typeparam>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>()
        where TOrchestrator : class, ITaskOrchestrator =>
        AddOrchestrator(typeof(TOrchestrator));

    /// <summary>Adds an orchestrator object under a name.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The one object that serves every use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, ITaskOrchestrator orchestrator) =>
        PutOrchestrator(name, TaskVersion.Unversioned, () => orchestrator);

    /// <summary>Adds an orchestrator object under its class's name.</summary>
    /// <param name="orchestrator">The one object that serves every use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestrator(ITaskOrchestrator orchestrator) =>
        AddOrchestrator(NameOf(orchestrator?.GetType()!), orchestrator!);

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestrator(name, FuncTaskOrchestrator.Create(orchestrator));
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="version">The version it serves.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestrator(name, version, () => FuncTaskOrchestrator.Create(orchestrator));
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, TOutput> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<TInput, TOutput>(
            name, (context, input) => Task.FromResult(orchestrator(context, input)));
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TInput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, Task> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<TInput, object?>(name, async (context, input) =>
        {
            await orchestrator(context, input);
            return null;
        });
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TInput>(
        TaskName name, Action<TaskOrchestrationContext, TInput> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<TInput, object?>(name, (context, input) =>
        {
            orchestrator(context, input);
            return Task.FromResult<object?>(null);
        });
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(
        TaskName name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?, TOutput>(name, (context, _) => orchestrator(context));
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TOutput> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?, TOutput>(
            name, (context, _) => Task.FromResult(orchestrator(context)));
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Func<TaskOrchestrationContext, Task> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?, object?>(name, async (context, _) =>
        {
            await orchestrator(context);
            return null;
        });
    }

    /// <summary>Adds an orchestrator as a delegate.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="orchestrator">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Action<TaskOrchestrationContext> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?, object?>(name, (context, _) =>
        {
            orchestrator(context);
            return Task.FromResult<object?>(null);
        });
    }
}
