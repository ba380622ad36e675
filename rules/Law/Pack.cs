using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Law;

/// <summary>The law of one jurisdiction: a pack together with everything it inherits.</summary>
/// <remarks>
/// A child may tighten or add; where it is looser or contrary the parent's element stands here and
/// <see cref="Conflicts"/> says so. Immutable.
/// </remarks>
public sealed class Pack
{
    private readonly Dictionary<string, Clause> _clauses;
    private readonly Dictionary<string, ClockRule> _clocks = new(StringComparer.Ordinal);
    private readonly Lazy<NameFinder> _names;

    internal Pack(PackDocument document, Pack? parent)
    {
        Document = document;
        Parent = parent;
        _clauses = parent is null ? new(StringComparer.Ordinal) : new(parent._clauses, StringComparer.Ordinal);
        foreach (Clause clause in document.Clauses)
        {
            _clauses[clause.Id] = clause;
        }

        if (parent is null)
        {
            (Clocks, Chains, Gates) = (document.Clocks, document.Chains, document.Gates);
            (Checklists, Lists) = (document.Checklists, document.Lists);
            (Monitors, Routing) = (document.Monitors, document.Routing);
            (Parameters, Conflicts, Differences) = (document.Parameters, document.Conflicts, []);
        }
        else
        {
            Inheritance law = new(document, parent);
            (Clocks, Chains, Gates, Checklists) = (law.Clocks(), law.Chains(), law.Gates(), law.Checklists());
            (Lists, Monitors, Routing, Parameters) = (law.Lists(), law.Monitors(), law.Routing(), law.Parameters());
            Conflicts =
            [
                .. document.Conflicts,
                .. law.Found,
                .. parent.Conflicts.Where(p => document.Conflicts.All(c => c.Id != p.Id)),
            ];
            Differences = [.. law.Clauses(), .. law.Notes];
        }

        _names = new(() => new NameFinder(Lists));
        foreach (ClockRule clock in Clocks)
        {
            _clocks.TryAdd(clock.Id, clock);
        }

        // A clause with several clocks answers with the one listed first. A parent's clock that a child replaced is
        // still found by the parent's clause: what times that duty now is the child's.
        foreach (ClockRule clock in Lineage.SelectMany(p => p.Document.Clocks))
        {
            _clocks.TryAdd(clock.Clause, _clocks.GetValueOrDefault(clock.Id, clock));
        }
    }

    /// <summary>Finds the places and organs it lists in an account's name.</summary>
    internal NameFinder Names => _names.Value;

    /// <summary>The pack's id.</summary>
    public string Id => Document.Id;

    /// <summary>The version, pinned by cases.</summary>
    public int Version => Document.Version;

    /// <summary>The pack it inherits from; null for none.</summary>
    public Pack? Parent { get; }

    /// <summary>The id of the jurisdiction it is law in.</summary>
    public string Jurisdiction => Document.Jurisdiction;

    /// <summary>The code of case numbers in that jurisdiction.</summary>
    public string Code => Document.Code;

    /// <summary>The instrument.</summary>
    public Instrument Instrument => Document.Instrument;

    /// <summary>The pack as its file says it, without what it inherits.</summary>
    public PackDocument Document { get; }

    /// <summary>Every clause that is law here: the pack's own first, then its parent's.</summary>
    public IEnumerable<Clause> Clauses => Lineage.SelectMany(p => p.Document.Clauses);

    /// <summary>The limits of time that apply.</summary>
    public IReadOnlyList<ClockRule> Clocks { get; }

    /// <summary>The chains that apply.</summary>
    public IReadOnlyList<Chain> Chains { get; }

    /// <summary>The gates that apply.</summary>
    public IReadOnlyList<Gate> Gates { get; }

    /// <summary>The checklists that apply.</summary>
    public IReadOnlyList<Checklist> Checklists { get; }

    /// <summary>The lists that apply.</summary>
    public IReadOnlyList<LawList> Lists { get; }

    /// <summary>The monitors that apply.</summary>
    public IReadOnlyList<Monitor> Monitors { get; }

    /// <summary>The routing rules, in the order they are tried: the pack's own first.</summary>
    public IReadOnlyList<RoutingRule> Routing { get; }

    /// <summary>The parameters that apply.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The conflict register: the pack's own entries, what inheritance found, then the parent's.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>How the pack differs from its parent; empty without one.</summary>
    public IReadOnlyList<InheritanceNote> Differences { get; }

    /// <summary>The pack and its parents, nearest first.</summary>
    public IEnumerable<Pack> Lineage
    {
        get
        {
            for (Pack? pack = this; pack is not null; pack = pack.Parent)
            {
                yield return pack;
            }
        }
    }

    /// <summary>Whether the pack's instrument is in force on a day.</summary>
    /// <param name="day">A day in China time.</param>
    public bool InForce(DateOnly day) => Instrument.InForce(day);

    /// <summary>Whether a clause, the pack's own or inherited, is in force on a day.</summary>
    /// <param name="clause">A clause id.</param>
    /// <param name="day">A day in China time.</param>
    public bool InForce(string clause, DateOnly day) => SourceOf(clause).InForce(day);

    /// <summary>The clause with an id, the pack's own or inherited.</summary>
    /// <param name="id">A clause id such as <c>YN-45b</c>.</param>
    /// <exception cref="ArgumentException">There is none; the message names the pack and its date.</exception>
    public Clause Clause(string id) => TryClause(id, out Clause? clause)
        ? clause
        : throw new ArgumentException($"Pack {Id} ({Dates()}) has no clause {id}.", nameof(id));

    /// <summary>The clause with an id, if it is in force on a day.</summary>
    /// <param name="id">A clause id such as <c>YN-45b</c>.</param>
    /// <param name="on">A day in China time.</param>
    /// <exception cref="ArgumentException">There is none, or it is not in force on that day.</exception>
    public Clause Clause(string id, DateOnly on)
    {
        Clause clause = Clause(id);
        Pack source = SourceOf(id);
        return source.InForce(on)
            ? clause
            : throw new ArgumentException(
                $"Pack {Id} has no clause {id} in force on {Iso(on)} ({source.Dates()}).", nameof(on));
    }

    /// <summary>Looks for the clause with an id, the pack's own or inherited.</summary>
    /// <param name="id">A clause id.</param>
    /// <param name="clause">The clause; null when there is none.</param>
    public bool TryClause(string id, [NotNullWhen(true)] out Clause? clause) => _clauses.TryGetValue(id, out clause);

    /// <summary>The pack of the lineage whose instrument holds a clause.</summary>
    /// <param name="id">A clause id.</param>
    /// <exception cref="ArgumentException">There is no such clause.</exception>
    public Pack SourceOf(string id) =>
        Lineage.FirstOrDefault(p => p.Document.Clauses.Any(c => c.Id == id))
        ?? throw new ArgumentException($"Pack {Id} ({Dates()}) has no clause {id}.", nameof(id));

    /// <summary>The clock with an id, or the one that times a clause.</summary>
    /// <param name="id">A clock id such as <c>handle-objection</c>, or a clause id such as <c>YN-45b</c>.</param>
    /// <exception cref="ArgumentException">There is none; a pack without a limit never gets one invented.</exception>
    public ClockRule Clock(string id) => TryClock(id, out ClockRule? clock)
        ? clock
        : throw new ArgumentException($"Pack {Id} ({Dates()}) has no clock for {id}.", nameof(id));

    /// <summary>Looks for the clock with an id, or the one that times a clause.</summary>
    /// <param name="id">A clock id or a clause id.</param>
    /// <param name="clock">The clock; null when this law sets no such limit.</param>
    public bool TryClock(string id, [NotNullWhen(true)] out ClockRule? clock) => _clocks.TryGetValue(id, out clock);

    /// <summary>By which clause another law may set a clock's limit, and who approves; null where no clause gives way.</summary>
    /// <remarks>A clock's own clause stands before the one by which the whole instrument gives way (<c>LAW.override</c>). Of
    /// that one the head of the unit approves whose duty the clock is.</remarks>
    /// <param name="clock">The clock.</param>
    public ClockOverride? OverrideOf(ClockRule clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.Override ?? (Clauses.FirstOrDefault(static c => c.EnforcedBy.Contains("LAW.override")) is { } whole
            ? new ClockOverride(whole.Id, ["unit-head", "supervisor-head"], new LocalText("法律、法规，须注明条款", "a law or regulation, with its article"))
            : null);
    }

    /// <summary>The entry of the conflict register with an id.</summary>
    /// <param name="id">An id such as <c>A-9</c> or <c>C-3</c>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Conflict Conflict(string id) => Conflicts.FirstOrDefault(c => c.Id == id)
        ?? throw new ArgumentException($"Pack {Id} ({Dates()}) registers no conflict {id}.", nameof(id));

    /// <summary>The value of a parameter: the pack's, else the usual one; null when there is neither.</summary>
    /// <param name="id">The parameter's id.</param>
    public string? Parameter(string id) =>
        Parameters.FirstOrDefault(p => p.Id == id)?.Value ?? Law.Parameter.Usual.GetValueOrDefault(id);

    /// <summary>A parameter that counts days, descending, as <see cref="Law.Parameter.TaskReminders"/>.</summary>
    /// <param name="id">The parameter's id.</param>
    public IReadOnlyList<int> Days(string id) =>
        (Parameter(id) is { } own && Law.Parameter.TryDays(own, out IReadOnlyList<int>? days))
        || Law.Parameter.TryDays(Law.Parameter.Usual[id], out days)
            ? days
            : throw new InvalidOperationException($"Parameter {id} has no usual days.");

    private string Dates() => Instrument switch
    {
        { EffectiveFrom: { } from } => $"in force from {Iso(from)}",
        { PublishedOn: { } on } => $"published {Iso(on)}",
        _ => "without a date of its own",
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
