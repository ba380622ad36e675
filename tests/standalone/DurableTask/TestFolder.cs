namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("engine-").FullName;

    public string File => System.IO.Path.Combine(Path, "durable.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
