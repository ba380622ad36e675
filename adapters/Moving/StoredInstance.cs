using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Moving;

/// <summary>An instance's stores, opened while no host serves them.</summary>
internal sealed class StoredInstance : IAsyncDisposable
{
    private StoredInstance(IRegisterStore register, IBlobArchive archive)
    {
        Register = register;
        Archive = archive;
    }

    public IRegisterStore Register { get; }

    public IBlobArchive Archive { get; }

    public static string SecretFile(GovMediaSettings settings) => Path.Combine(settings.KeyDirectory, "instance.key");

    public static string SigningKeyFile(GovMediaSettings settings) =>
        Path.Combine(settings.KeyDirectory, "signing.key");

    public static async Task<StoredInstance> OpenAsync(
        GovMediaSettings settings, TimeProvider machineClock, CancellationToken cancellation)
    {
        if (settings.Azure is not { } azure)
        {
            DurableFile.CreateFolder(settings.DataDirectory);
            return new StoredInstance(
                new SqliteRegister(new SqliteRegisterSettings(settings.RegisterPath, settings.CheckAtStart)),
                new FolderArchive(settings.ArchivePath));
        }

        BlobArchive archive = new(azure, machineClock);
        await archive.OpenAsync(cancellation);
        return new StoredInstance(new TableRegister(azure), archive);
    }

    /// <summary>The keys as they are kept, in the configuration or in files.</summary>
    /// <exception cref="InvalidOperationException">A key file is missing.</exception>
    public static PlainKeys ReadKeys(GovMediaSettings settings)
    {
        if (settings.InstanceSecret is { } secret)
        {
            return new PlainKeys(secret, settings.SigningKey!);
        }

        foreach (string file in new[] { SecretFile(settings), SigningKeyFile(settings) })
        {
            if (!File.Exists(file))
            {
                throw new InvalidOperationException($"Key file '{file}' is missing.");
            }
        }

        return new PlainKeys(
            File.ReadAllBytes(SecretFile(settings)), File.ReadAllText(SigningKeyFile(settings)));
    }

    /// <summary>The keys as the host uses them, checked.</summary>
    public static InstanceKeys Check(PlainKeys keys) =>
        new(keys.Secret, keys.SigningKey, "The instance secret", "The signing key");

    public async ValueTask DisposeAsync()
    {
        foreach (object store in new object[] { Register, Archive })
        {
            if (store is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else
            {
                (store as IDisposable)?.Dispose();
            }
        }
    }
}
