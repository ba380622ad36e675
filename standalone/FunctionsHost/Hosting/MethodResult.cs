using System.Reflection;

namespace GovMedia.Standalone;

/// <summary>What a method's return value comes to: tasks are awaited, on the caller's context.</summary>
internal static class MethodResult
{
    /// <summary>How a return value is turned into a result.</summary>
    /// <param name="type">The method's return type.</param>
    /// <returns>Takes the value returned, gives the result; null for nothing.</returns>
    public static Func<object, ValueTask<object?>> Of(Type type)
    {
        if (type == typeof(Task))
        {
            return AwaitTask;
        }

        if (type == typeof(ValueTask))
        {
            return returned => AwaitTask(((ValueTask)returned).AsTask());
        }

        string? generic = !type.IsGenericType ? null
            : type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AwaitTaskOf)
            : type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? nameof(AwaitValueTaskOf)
            : null;
        return generic is null
            ? ValueTask.FromResult<object?>
            : typeof(MethodResult).GetMethod(generic, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GenericTypeArguments)
                .CreateDelegate<Func<object, ValueTask<object?>>>();
    }

    /// <summary>The type of the result.</summary>
    /// <param name="type">The method's return type.</param>
    /// <returns>The type inside a task; <c>void</c> for a bare task.</returns>
    public static Type TypeOf(Type type)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(void);
        }

        bool task = type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>)
            || type.GetGenericTypeDefinition() == typeof(ValueTask<>));
        return task ? type.GenericTypeArguments[0] : type;
    }

    private static async ValueTask<object?> AwaitTask(object returned)
    {
        await (Task)returned;
        return null;
    }

    private static async ValueTask<object?> AwaitTaskOf<T>(object returned) => await (Task<T>)returned;

    private static async ValueTask<object?> AwaitValueTaskOf<T>(object returned) => await (ValueTask<T>)returned;
}
