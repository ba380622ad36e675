using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Cli.Rules;

/// <summary>Finds what is wrong with rule packs.</summary>
internal static class PackCheck
{
    /// <summary>Every fault of some packs, each naming its pack; empty when there is none.</summary>
    /// <param name="sources">The packs as text.</param>
    /// <param name="alone">Whether they stand by themselves; otherwise beside the packs of this release.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<PackSource> sources, bool alone)
    {
        List<PackDocument> documents = [];
        List<string> faults = [];
        foreach (PackSource source in sources)
        {
            try
            {
                documents.Add(PackReader.Read(source.Json, source.Name));
            }
            catch (PackException unreadable)
            {
                faults.Add(unreadable.Message);
            }
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        try
        {
            Dictionary<string, PackSource> all = alone
                ? []
                : PackLibrary.EmbeddedSources().ToDictionary(IdOf, StringComparer.Ordinal);
            foreach (PackSource source in sources)
            {
                all[IdOf(source)] = source;
            }

            PackLibrary library = PackLibrary.Load(all.Values);
            return [.. documents.SelectMany(document => Of(document, library.Pack(document.Id, document.Version)))];
        }
        catch (PackException unfit)
        {
            return [unfit.Message];
        }
    }

    private static string IdOf(PackSource source) => PackReader.Read(source.Json, source.Name).Id;

    private static IEnumerable<string> Of(PackDocument document, Pack pack)
    {
        IEnumerable<string> twice = document.Clauses.GroupBy(clause => clause.Id)
            .Where(group => group.Count() > 1).Select(group => $"clause {group.Key} stands twice");
        return twice.Concat(QuoteFaults(document)).Concat(ClockFaults(document, pack))
            .Select(fault => $"{document.Id}: {fault}");
    }

    private static IEnumerable<string> QuoteFaults(PackDocument document) =>
        Quotes.TextOf(document.Id) is { } text
            ? document.Clauses.Where(clause => !Quotes.StandsIn(clause, text))
                .Select(clause => $"the quote of {clause.Id} does not stand in the instrument: {clause.Quote}")
            : [];

    private static IEnumerable<string> ClockFaults(PackDocument document, Pack pack)
    {
        foreach (ClockRule clock in document.Clocks)
        {
            string?[] named = [clock.Clause, clock.Extension?.Clause, clock.Override?.Clause];
            foreach (string clause in named.OfType<string>().Where(id => !pack.TryClause(id, out _)))
            {
                yield return $"clock {clock.Id} names clause {clause}, which is no law here";
            }

            foreach (string fault in TimeLimitCheck.Faults(clock.Counted))
            {
                yield return $"clock {clock.Id}: {fault}";
            }

            if (clock.Starts.Count == 0)
            {
                yield return $"clock {clock.Id} is started by nothing";
            }
        }
    }
}
