using System.Diagnostics.CodeAnalysis;

namespace GovMedia.Rules.Law;

/// <summary>All packs of an instance: those shipped with the platform and those an office added as files.</summary>
/// <remarks>Immutable. Several versions of a pack stand side by side, so that a case keeps the one it pinned.</remarks>
public sealed class PackLibrary
{
    private readonly Dictionary<(string Id, int Version), PackDocument> _documents;
    private readonly Dictionary<(string Id, int Version), Pack> _packs = [];

    private PackLibrary(Dictionary<(string, int), PackDocument> documents)
    {
        _documents = documents;
        foreach ((string Id, int Version) key in documents.Keys)
        {
            Resolve(key, []);
        }
    }

    /// <summary>Every pack as its file says it, all versions.</summary>
    internal IEnumerable<PackDocument> Documents => _documents.Values;

    /// <summary>Every pack in its newest version, in the order of their ids.</summary>
    public IEnumerable<Pack> Packs =>
        _packs.Values.GroupBy(p => p.Id, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.MaxBy(p => p.Version)!);

    /// <summary>Every pack in every version, in no order.</summary>
    public IEnumerable<Pack> AllVersions => _packs.Values;

    /// <summary>The packs shipped with the platform.</summary>
    public static PackLibrary LoadEmbedded() => new(Index(Embedded()));

    /// <summary>These packs alone.</summary>
    /// <param name="sources">Packs as text.</param>
    /// <exception cref="PackException">One cannot be read, names an unknown parent, or appears twice.</exception>
    public static PackLibrary Load(IEnumerable<PackSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new(Index(sources.Select(s => (s.Name, PackReader.Read(s.Json, s.Name)))));
    }

    /// <summary>The names of the pack files shipped with the platform, with their text.</summary>
    public static IEnumerable<PackSource> EmbeddedSources() => PackResources.Packs().Select(name =>
        new PackSource(name, PackResources.Text(name)!));

    /// <summary>This library with more packs.</summary>
    /// <param name="sources">Packs as text; their parents may be in this library.</param>
    /// <exception cref="PackException">One cannot be read, names an unknown parent, or appears twice.</exception>
    public PackLibrary With(IEnumerable<PackSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        IEnumerable<(string, PackDocument)> held = _documents.Values.Select(d => (d.Id, d));
        return new(Index(held.Concat(sources.Select(s => (s.Name, PackReader.Read(s.Json, s.Name))))));
    }

    /// <summary>The newest version of a pack.</summary>
    /// <param name="id">The pack's id.</param>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public Pack Pack(string id) => TryPack(id, out Pack? pack) ? pack : throw Unknown(id, nameof(id));

    /// <summary>The version of a pack that a case pinned.</summary>
    /// <param name="id">The pack's id.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Pack Pack(string id, int version) => _packs.TryGetValue((id, version), out Pack? pack)
        ? pack
        : throw Unknown($"{id} version {version}", nameof(version));

    /// <summary>Looks for the newest version of a pack.</summary>
    /// <param name="id">The pack's id.</param>
    /// <param name="pack">The pack; null when there is none.</param>
    public bool TryPack(string id, [NotNullWhen(true)] out Pack? pack)
    {
        pack = _packs.Values.Where(p => p.Id == id).MaxBy(p => p.Version);
        return pack is not null;
    }

    /// <summary>
    /// The law of a jurisdiction on a day: the pack in force that took effect last; without one, the newest pack, so
    /// that a calculator can still answer (<see cref="Pack.InForce(DateOnly)"/> then says false). Null when the jurisdiction has
    /// no pack.
    /// </summary>
    /// <param name="jurisdiction">The jurisdiction's id.</param>
    /// <param name="day">A day in China time.</param>
    public Pack? For(string jurisdiction, DateOnly day)
    {
        Pack[] here = [.. Packs.Where(p => p.Jurisdiction == jurisdiction).OrderByDescending(Begins)];
        return here.FirstOrDefault(p => p.InForce(day)) ?? here.FirstOrDefault();
    }

    /// <summary>Finds a clause by its id in the newest version of any pack.</summary>
    /// <param name="id">A clause id.</param>
    /// <param name="pack">The pack whose instrument holds it; null when none does.</param>
    /// <param name="clause">The clause; null when there is none.</param>
    public bool TryFind(string id, [NotNullWhen(true)] out Pack? pack, [NotNullWhen(true)] out Clause? clause)
    {
        pack = Packs.FirstOrDefault(p => p.Document.Clauses.Any(c => c.Id == id));
        clause = pack?.Clause(id);
        return pack is not null;
    }

    private static IEnumerable<(string, PackDocument)> Embedded() =>
        PackResources.Packs().Select(name => (name, PackReader.Read(PackResources.Bytes(name), name)));

    private static Dictionary<(string, int), PackDocument> Index(IEnumerable<(string Name, PackDocument Document)> read)
    {
        Dictionary<(string, int), PackDocument> documents = [];
        foreach ((string name, PackDocument document) in read)
        {
            if (!documents.TryAdd((document.Id, document.Version), document))
            {
                throw new PackException(
                    $"{name}:1: pack {document.Id} version {document.Version} is loaded already; raise the version.");
            }
        }

        return documents;
    }

    private static DateOnly Begins(Pack pack) =>
        pack.Instrument.EffectiveFrom ?? pack.Instrument.PublishedOn ?? DateOnly.MinValue;

    private Pack Resolve((string Id, int Version) key, HashSet<string> path)
    {
        if (_packs.TryGetValue(key, out Pack? done))
        {
            return done;
        }

        PackDocument document = _documents[key];
        if (!path.Add(document.Id))
        {
            throw new PackException($"Packs inherit in a circle: {string.Join(" → ", path)} → {document.Id}.");
        }

        Pack? parent = document.Parent is null ? null : Resolve(ParentOf(document), path);
        return _packs[key] = new Pack(document, parent);
    }

    private (string Id, int Version) ParentOf(PackDocument child)
    {
        (string Id, int Version)[] versions = [.. _documents.Keys.Where(k =>
            k.Id == child.Parent && (child.ParentVersion is null || k.Version == child.ParentVersion))];
        string named = child.ParentVersion is { } v ? $"{child.Parent} version {v}" : $"{child.Parent}";
        return versions.Length > 0
            ? versions.MaxBy(k => k.Version)
            : throw new PackException($"Pack {child.Id} names the parent {named}, which is not loaded.");
    }

    private ArgumentException Unknown(string asked, string parameter) => new(
        $"There is no pack {asked}; loaded are {string.Join(", ", Packs.Select(p => p.Id))}.", parameter);
}
