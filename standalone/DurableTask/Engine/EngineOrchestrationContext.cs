using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <summary>What an orchestrator sees of its execution.</summary>
internal sealed class EngineOrchestrationContext(LiveOrchestration live) : TaskOrchestrationContext
{
    // The limit Durable Functions sets, kept here so that code moves to either edition.
    private const int CustomStatusLimit = 16 * 1024 / sizeof(char);

    private static readonly Guid GuidSpace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    private int guids;

    public override TaskName Name { get; } = live.Instance.Name;

    public override string InstanceId { get; } = live.Instance.Id;

    public override ParentOrchestrationInstance? Parent { get; } = live.Instance.Parent is { } parent
        ? new ParentOrchestrationInstance(parent.Name, parent.Id)
        : null;

    public override string Version { get; } = live.Instance.Version ?? string.Empty;

    public override DateTime CurrentUtcDateTime => live.Now;

    public override bool IsReplaying => live.IsReplaying;

    protected override ILoggerFactory LoggerFactory => live.Host.Loggers;

    public override T? GetInput<T>()
        where T : default => live.Host.Converter.Deserialize<T>(live.Instance.Input);

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name, object? input = null, TaskOptions? options = null)
    {
        live.EnsureInside();
        string? version = options?.Version is { } given ? given.Version : live.Instance.Version;
        return Retrying.Run(this, options?.Retry, () => live.Call<TResult>(
            EventType.TaskScheduled, name.Name, version, input, null, Tags.Of(options?.Tags)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        live.EnsureInside();
        SubOrchestrationOptions? sub = options as SubOrchestrationOptions;
        string id = sub?.InstanceId ?? NewGuid().ToString("N");
        InstanceIds.Check(id, nameof(options));
        TaskVersion? given = sub is null ? options?.Version : sub.Version;
        string? version = given is { } one ? one.Version : NullIfEmpty(live.Host.Versioning?.DefaultVersion);
        return Retrying.Run(this, options?.Retry, () => live.Call<TResult>(
            EventType.SubOrchestrationInstanceCreated,
            orchestratorName.Name,
            version,
            input,
            id,
            Tags.Of(options?.Tags)));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        live.EnsureInside();
        DateTime utc = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : fireAt;
        return live.Host.TimerSlice is { } slice
            ? Sliced(utc, slice, cancellationToken)
            : live.Timer(utc, cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        live.EnsureInside();
        return live.Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        InstanceIds.Check(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        live.EnsureInside();
        live.Send(instanceId, eventName, payload);
    }

    public override void SetCustomStatus(object? customStatus)
    {
        live.EnsureInside();
        string? text = live.Host.Converter.Serialize(customStatus);
        if (text?.Length > CustomStatusLimit)
        {
            throw new ArgumentException(
                $"A custom status has at most 16 KB as UTF-16; this one has {text.Length * sizeof(char)} bytes.",
                nameof(customStatus));
        }

        live.Custom = text;
        live.CustomSet = true;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions
        {
            NewInput = newInput,
            PreserveUnprocessedEvents = preserveUnprocessedEvents,
        });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        live.EnsureInside();
        live.Next = options;
    }

    public override Guid NewGuid()
    {
        live.EnsureInside();

        // The execution is part of the name: executions that follow each other within one tick must not share ids.
        string name = string.Create(
            CultureInfo.InvariantCulture, $"{InstanceId}_{live.Instance.Execution}_{live.Now:o}_{guids++}");
        byte[] bytes = [.. GuidSpace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; nothing is secured by it.
        Span<byte> hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private async Task Sliced(DateTime due, TimeSpan slice, CancellationToken cancellation)
    {
        while (due - live.Now > slice && !cancellation.IsCancellationRequested)
        {
            await live.Timer(live.Now + slice, cancellation);
        }

        await live.Timer(due, cancellation);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
