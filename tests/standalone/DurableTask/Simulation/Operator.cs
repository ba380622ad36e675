using DurableTask.Core.Exceptions;
using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Interferes with what runs, a few times in a world, as whoever operates it may.</summary>
/// <remarks>Each command is chosen by what the store holds before the cycle; the ledger hears of it once the cycle is
/// permanent. A command whose cycle died may be given again.</remarks>
internal sealed partial class Operator(
    Random random,
    IStore store,
    Ledger ledger,
    World world,
    Func<string, (Plan, StartRequest)> make,
    Action<string, Plan, StartRequest> started,
    Action<string, Plan> expect)
{
    private static readonly OrchestrationRuntimeStatus[] Statuses =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Every command there is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "terminate", "terminate recursively", "purge", "purge recursively", "start again", "start refused",
        "rewind", "rewind of several", "rewind in vain", "rewind for an answer", "rewind for a new call",
        "rewind refused", "restart", "restart under a new id", "restart refused",
    ];

    private int left = random.Next(8);
    private int reasons;

    /// <summary>Commands by name and how often each was acknowledged.</summary>
    public SortedDictionary<string, int> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there is something to mend, and a command left to do it with.</summary>
    public bool HasRepairs => left > 0 && ledger.Failed.Count > 0;

    /// <summary>Gives a command now and then.</summary>
    /// <returns>What to do once it is permanent; null when there was none.</returns>
    public Action? Act(EngineCore core)
    {
        IReadOnlyList<string> ids = ledger.Ids;
        if (left == 0 || ids.Count == 0 || random.Next(12) != 0)
        {
            return null;
        }

        string id = ids[random.Next(ids.Count)];
        (string name, Action done)? command = random.Next(7) switch
        {
            0 => Terminate(core, id),
            1 => Purge(core, id),
            2 => StartAgain(core, ledger.Roots[random.Next(ledger.Roots.Count)]),
            3 => Restart(core, ledger.Roots[random.Next(ledger.Roots.Count)]),
            _ => Rewind(core, ledger.Failed is { Count: > 0 } failed ? failed[random.Next(failed.Count)] : id),
        };
        return command is not var (given, then) ? null : () =>
        {
            left--;
            Given[given] = Given.GetValueOrDefault(given) + 1;
            then();
        };
    }

    private (string, Action)? Terminate(EngineCore core, string id)
    {
        bool recursive = random.Next(2) == 0;
        string reason = $"reason {reasons++}";
        Instance? instance = store.Load(id);
        core.Terminate(id, reason, recursive);
        return instance is not { IsEnded: false }
            ? null
            : (recursive ? "terminate recursively" : "terminate", () => ledger.Terminated(instance, reason, recursive));
    }

    private (string, Action)? Purge(EngineCore core, string id)
    {
        bool recursive = random.Next(2) == 0;
        List<(Instance Instance, string? Cause)> expected = ledger.Purgeable(id, recursive);
        int gone = core.Purge(id, recursive);
        Assert.True(gone == expected.Count, $"A purge of {id} took {gone} instead of {expected.Count}.");
        return gone == 0 ? null : (recursive ? "purge recursively" : "purge", () => ledger.Purged(expected));
    }

    private (string, Action)? StartAgain(EngineCore core, string id)
    {
        (Plan plan, StartRequest request) = make(id);
        OrchestrationRuntimeStatus[] refused = [.. Statuses.Where(_ => random.Next(3) == 0)];
        request = request with { Dedupe = [.. refused.Select(status => status.ToString())] };
        if (store.Load(id) is { } existing && refused.Contains(existing.Status))
        {
            Assert.Throws<OrchestrationAlreadyExistsException>(() => core.Start(request));
            return ("start refused", () => { });
        }

        core.Start(request);
        return ("start again", () => started(id, plan, request));
    }
}
