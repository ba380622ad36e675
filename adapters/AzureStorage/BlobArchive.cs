using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.AzureStorage;

/// <summary>The archive in a blob container.</summary>
/// <remarks>Whether the store itself holds to write-once is read from the container: a policy or legal hold on all of
/// it, or, where it keeps versions immutable, the policy and hold that each body is then given. Azurite has
/// neither.</remarks>
public sealed class BlobArchive : IBlobArchive, IDisposable
{
    private readonly BlobContainerClient _container;
    private readonly AzureStorageSettings _settings;
    private readonly TimeProvider _machineClock;
    private readonly OnceReady _ready;
    private volatile bool _perBody;
    private volatile bool _wholeContainer;

    /// <summary>Names the container; it is created, and looked at, at the first use.</summary>
    /// <param name="settings">The account and container.</param>
    /// <param name="machineClock">The machine's clock, by which the store judges how long a body is held.</param>
    public BlobArchive(AzureStorageSettings settings, TimeProvider machineClock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(machineClock);
        _settings = settings;
        _machineClock = machineClock;
        _container = settings.OpenContainer();
        _ready = new OnceReady(PrepareAsync);
    }

    /// <summary>What the container offers; known from the first use on.</summary>
    public BlobProtection Protection =>
        _wholeContainer || (_perBody && (_settings.RetentionDays > 0 || _settings.LegalHold))
            ? BlobProtection.Immutable
            : BlobProtection.WriteOnceByProgram;

    /// <summary>Creates the container where there is none and finds out how it protects.</summary>
    public Task OpenAsync(CancellationToken cancellation = default) => _ready.WaitAsync(cancellation).AsTask();

    /// <inheritdoc/>
    public async Task<bool> WriteOnceAsync(
        string name, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        ArchiveNames.Check(name);
        await _ready.WaitAsync(cancellation);
        BlobUploadOptions options = new()
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" },
        };
        if (_perBody && _settings.RetentionDays > 0)
        {
            options.ImmutabilityPolicy = new BlobImmutabilityPolicy
            {
                ExpiresOn = _machineClock.GetUtcNow().AddDays(_settings.RetentionDays),
                PolicyMode = _settings.LockRetention
                    ? BlobImmutabilityPolicyMode.Locked
                    : BlobImmutabilityPolicyMode.Unlocked,
            };
        }

        if (_perBody && _settings.LegalHold)
        {
            options.LegalHold = true;
        }

        try
        {
            await _container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(body), options, cancellation);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            byte[]? there = await ReadAsync(name, cancellation);
            return there is not null && there.AsSpan().SequenceEqual(body.Span)
                ? false
                : throw new BlobConflictException(name);
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default)
    {
        ArchiveNames.Check(name);
        await _ready.WaitAsync(cancellation);
        try
        {
            Response<BlobDownloadResult> found =
                await _container.GetBlobClient(name).DownloadContentAsync(cancellation);
            return found.Value.Content.ToArray();
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArchiveNames.CheckPrefix(prefix);
        await _ready.WaitAsync(cancellation);
        AsyncPageable<BlobItem> blobs = _container.GetBlobsAsync(
            traits: BlobTraits.None, states: BlobStates.None, prefix: prefix, cancellationToken: cancellation);
        await foreach (BlobItem blob in blobs)
        {
            yield return blob.Name;
        }
    }

    /// <summary>Releases nothing but local waits.</summary>
    public void Dispose() => _ready.Dispose();

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        BlobContainerProperties found = await _container.GetPropertiesAsync(cancellationToken: cancellation);
        _perBody = found.HasImmutableStorageWithVersioning;
        _wholeContainer = found.HasImmutabilityPolicy == true || found.HasLegalHold == true;
    }
}
