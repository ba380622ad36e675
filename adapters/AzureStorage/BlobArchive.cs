using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.AzureStorage;

/// <summary>The archive in a blob container.</summary>
/// <remarks>Whether the store itself holds to write-once is found out at the start: a policy or legal hold on the whole
/// container says so; where it keeps versions immutable, one small body is written as every other and looked at, since a
/// policy may come from the account, from the container or from here. Azurite has neither.</remarks>
public sealed class BlobArchive : IBlobArchive, IDisposable
{
    private readonly BlobContainerClient _container;
    private readonly AzureStorageSettings _settings;
    private readonly TimeProvider _machineClock;
    private readonly OnceReady _ready;
    private volatile bool _perBody;
    private volatile bool _held;

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

    /// <summary>What new bodies are protected by; known from the first use on.</summary>
    public BlobProtection Protection => _held ? BlobProtection.Immutable : BlobProtection.WriteOnceByProgram;

    /// <summary>Creates the container where there is none and finds out how it protects.</summary>
    public Task OpenAsync(CancellationToken cancellation = default) => _ready.WaitAsync(cancellation).AsTask();

    /// <inheritdoc/>
    public async Task<bool> WriteOnceAsync(
        string name, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        ArchiveNames.Check(name);
        await _ready.WaitAsync(cancellation);
        return await WriteAsync(name, body, cancellation);
    }

    private async Task<bool> WriteAsync(string name, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
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
            byte[]? there = await DownloadAsync(name, cancellation);
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
        return await DownloadAsync(name, cancellation);
    }

    private async Task<byte[]?> DownloadAsync(string name, CancellationToken cancellation)
    {
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
        _held = found.HasImmutabilityPolicy == true || found.HasLegalHold == true
            || (_perBody && await IsHeldAsync(cancellation));
    }

    // One a day and setting at most, held as long as evidence written on that day. A right that is missing shows here, at the start,
    // and not when the first case ends.
    private async Task<bool> IsHeldAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = _machineClock.GetUtcNow();
        string asked = _settings.LegalHold ? "-hold" : _settings.RetentionDays > 0 ? $"-{_settings.RetentionDays}" : "";
        string name = $"self-check/{now:yyyy-MM-dd}{asked}";
        await WriteAsync(name, "self-check"u8.ToArray(), cancellation);
        BlobProperties written = await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation);
        return written.HasLegalHold || written.ImmutabilityPolicy?.ExpiresOn > now;
    }
}
