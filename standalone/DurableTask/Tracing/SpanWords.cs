namespace GovMedia.Standalone.Tracing;

/// <summary>Names of spans and tags, as the official SDK has them.</summary>
/// <remarks>No tag carries data of a case: ids, names of code, versions, states, times.</remarks>
internal static class SpanWords
{
    public const string Source = "Microsoft.DurableTask";

    public const string Orchestration = "orchestration";
    public const string Activity = "activity";
    public const string Event = "event";
    public const string Timer = "timer";

    public const string Type = "durabletask.type";
    public const string Name = "durabletask.task.name";
    public const string Version = "durabletask.task.version";
    public const string InstanceId = "durabletask.task.instance_id";
    public const string ExecutionId = "durabletask.task.execution_id";
    public const string Status = "durabletask.task.status";
    public const string TaskId = "durabletask.task.task_id";
    public const string Target = "durabletask.event.target_instance_id";
    public const string FireAt = "durabletask.fire_at";

    /// <summary>The name of a span of something that has a version or none.</summary>
    public static string Of(string what, string name, string? version) =>
        string.IsNullOrEmpty(version) ? $"{what}:{name}" : $"{what}:{name}@({version})";
}
