using System.Globalization;
using DurableTask.Core.History;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>The embedded engine's client.</summary>
internal sealed partial class StandaloneClient(
    string name, EngineLeases leases, IOptionsMonitor<DurableTaskClientOptions> options) : DurableTaskClient(name)
{
    private readonly DurableTaskClientOptions settings = options.Get(name);
    private EngineHost? engine;

    private EngineHost Engine => engine ??= leases.Get(Name);

    private DataConverter Converter => settings.DataConverter;

    private string? Serialize(object? value) => Payloads.Checked(Converter.Serialize(value));

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(orchestratorName.Name))
        {
            throw new ArgumentException(
                "An orchestration is started by its orchestrator's name.", nameof(orchestratorName));
        }

        string? id = string.IsNullOrEmpty(options?.InstanceId) ? null : options.InstanceId;
        if (id is not null)
        {
            InstanceIds.Check(id, nameof(options));
        }

        string? version = options?.Version is { } given ? given.Version : settings.DefaultVersion;
        StartRequest request = new(orchestratorName.Name, version, Serialize(input))
        {
            InstanceId = id,
            StartAt = options?.StartAt?.UtcTicks ?? 0,
            Tags = options?.Tags is { Count: > 0 } tags ? new Dictionary<string, string>(tags) : null,
            Dedupe = options?.DedupeStatuses,
        };
        return Engine.Tracer.IsHeard
            ? StartTraced(request, cancellation)
            : Engine.Ask(core => core.Start(request), cancellation);
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        string? payload = Serialize(eventPayload);
        return Engine.Tracer.IsHeard
            ? RaiseTraced(instanceId, eventName, payload, cancellation)
            : Tell(core => core.Raise(instanceId, eventName, payload), cancellation);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Wait(instanceId, untilEnd: false, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Wait(instanceId, untilEnd: true, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        cancellation.ThrowIfCancellationRequested();
        InstanceView? view = Read(() => Engine.Readers.Read(reader => reader.Find(instanceId)));
        return Task.FromResult(view?.ToMetadata(getInputsAndOutputs ? Converter : null));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        OrchestrationQuery query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            int limit = Math.Max(1, size ?? query.PageSize);
            List<InstanceView> views = Read(() => Engine.Readers.Read(
                reader => reader.List(
                    query, Key(token ?? query.ContinuationToken), limit, query.FetchInputsAndOutputs)));
            DataConverter? converter = query.FetchInputsAndOutputs ? Converter : null;
            return Task.FromResult(new Page<OrchestrationMetadata>(
                [.. views.Select(view => view.ToMetadata(converter))], Token(views, limit)));
        });
    }

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        int limit = Math.Max(1, pageSize);
        List<InstanceView> views = Read(() => Engine.Readers.Read(reader => reader.ListEnded(
            runtimeStatus, completedTimeFrom, completedTimeTo, Key(lastInstanceKey), limit)));
        return Task.FromResult(new Page<string>([.. views.Select(view => view.Id)], Token(views, limit)));
    }

    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellation = default)
    {
        InstanceIds.Check(instanceId);
        cancellation.ThrowIfCancellationRequested();
        (Instance Instance, List<HistoryChunk> Chunks)? found =
            Read(() => Engine.Readers.Read(reader => reader.History(instanceId)));
        return found is { } history
            ? Task.FromResult(HistoryEvents.Of(history.Instance, history.Chunks))
            : throw EngineCore.NoSuch(instanceId);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static long Key(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        return long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long key)
            ? key
            : throw new ArgumentException($"'{token}' is not a continuation token of this engine.", nameof(token));
    }

    private static string? Token(List<InstanceView> views, int limit) =>
        views.Count < limit ? null : views[^1].Key.ToString(CultureInfo.InvariantCulture);

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is StoreException or DamagedRowException)
        {
            throw new StandaloneStorageException(failure.Message, failure);
        }
    }

    private Task<bool> Tell(Action<EngineCore> apply, CancellationToken cancellation) => Engine.Ask(
        core =>
        {
            apply(core);
            return true;
        },
        cancellation);

    private async Task<OrchestrationMetadata> Wait(
        string instanceId, bool untilEnd, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        InstanceIds.Check(instanceId);
        cancellation.ThrowIfCancellationRequested();
        Waiters.Waiter waiter = Engine.Waiters.Add(instanceId, untilEnd);
        try
        {
            InstanceView? view = Read(() => Engine.Readers.Read(reader => reader.Find(instanceId)));
            bool reached = view is not null
                && (untilEnd ? view.IsEnded : view.Status != OrchestrationRuntimeStatus.Pending);
            Engine.EnsureRunning();
            view = reached ? view : await waiter.Source.Task.WaitAsync(cancellation);
            return view!.ToMetadata(getInputsAndOutputs ? Converter : null);
        }
        catch (TaskCanceledException late)
        {
            throw new OperationCanceledException($"Waiting for '{instanceId}' was cancelled.", late, cancellation);
        }
        finally
        {
            Engine.Waiters.Remove(waiter);
        }
    }
}
