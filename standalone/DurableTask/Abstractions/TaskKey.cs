namespace Microsoft.DurableTask;

/// <summary>A task's name and version.</summary>
internal readonly record struct TaskKey(TaskName Name, TaskVersion Version);
