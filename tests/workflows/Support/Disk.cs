using GovMedia.Adapters.Files;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;

namespace GovMedia.Workflows.Tests.Support;

/// <summary>What outlives a process: register, archive, keys, and the time of day.</summary>
public sealed class Disk : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("govmedia-test-").FullName;

    public Disk(string start)
    {
        Clock = new FakeTime(FakeTime.China(start));
        Register = new SqliteRegister(new SqliteRegisterSettings(Path.Combine(_folder, "register.db")));
        Archive = new FolderArchive(Path.Combine(_folder, "archive"));
        Secrets = new FileSecrets(Path.Combine(_folder, "keys"), dataExist: false);
    }

    public FakeTime Clock { get; }

    public SqliteRegister Register { get; }

    public FolderArchive Archive { get; }

    public FileSecrets Secrets { get; }

    public FakeChannel Channel { get; } = new();

    public void Dispose()
    {
        Register.Dispose();
        Secrets.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }
}
