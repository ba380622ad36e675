namespace Microsoft.DurableTask;

/// <content>Activity registrations.</content>
public sealed partial class DurableTaskRegistry
{
    /// <summary>Adds an activity made by a factory from the scope of its call.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="factory">Makes one for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, Func<IServiceProvider, ITaskActivity> factory) =>
        Put(activities, name, TaskVersion.Unversioned, factory);

    /// <summary>Adds one version of an activity.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="version">The version it serves.</param>
    /// <param name="factory">Makes one for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, TaskVersion version, Func<ITaskActivity> factory) =>
        PutActivity(name, version, factory);

    /// <summary>Adds an activity class under a name.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="type">The class; made by the service provider for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, Type type) =>
        PutActivity(name, VersionOf(type), type);

    /// <summary>Adds an activity class under its own name.</summary>
    /// <param name="type">The class; made by the service provider for each use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity(Type type) =>
        PutActivity(NameOf(type), VersionOf(type), type);

    /// <summary>Adds an activity class under a name.</summary>
    /// <typeparam name="TActivity">The class; made by the service provider for each use.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity<TActivity>(TaskName name)
        where TActivity : class, ITaskActivity =>
        AddActivity(name, typeof(TActivity));

    /// <summary>Adds an activity class under its own name.</summary>
    /// <typeparam name="TActivity">The class; made by the service provider for each use.</typeparam>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity<TActivity>()
        where TActivity : class, ITaskActivity =>
        AddActivity(typeof(TActivity));

    /// <summary>Adds an activity object under a name.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The one object that serves every use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity) =>
        PutActivity(name, TaskVersion.Unversioned, () => activity);

    /// <summary>Adds an activity object under its class's name.</summary>
    /// <param name="activity">The one object that serves every use.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivity(ITaskActivity activity) =>
        AddActivity(NameOf(activity?.GetType()!), activity!);

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(name, FuncTaskActivity.Create(activity));
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="version">The version it serves.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(name, version, () => FuncTaskActivity.Create(activity));
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, TOutput>(
            name, (context, input) => Task.FromResult(activity(context, input)));
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Func<TaskActivityContext, TInput, Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, object?>(name, async (context, input) =>
        {
            await activity(context, input);
            return null;
        });
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Action<TaskActivityContext, TInput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, object?>(name, (context, input) =>
        {
            activity(context, input);
            return Task.FromResult<object?>(null);
        });
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TOutput>(
        TaskName name, Func<TaskActivityContext, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, TOutput>(
            name, (context, _) => Task.FromResult(activity(context)));
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Func<TaskActivityContext, Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, object?>(name, async (context, _) =>
        {
            await activity(context);
            return null;
        });
    }

    /// <summary>Adds an activity as a delegate.</summary>
    /// <param name="name">The name it is called by.</param>
    /// <param name="activity">The body.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Action<TaskActivityContext> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, object?>(name, (context, _) =>
        {
            activity(context);
            return Task.FromResult<object?>(null);
        });
    }
}
