using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GovMedia.Rules.Law;

/// <summary>The compliance matrix: each clause, where it is carried out, and which test shows it.</summary>
/// <remarks>A pure function of the packs, so that the page under docs/ can be held current by a test.</remarks>
public static class ComplianceMatrix
{
    /// <summary>The page in Markdown, with LF line ends.</summary>
    /// <param name="library">The packs.</param>
    public static string Write(PackLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        StringBuilder page = new();
        page.Append(Head);
        Summary(page, library);
        foreach (Pack pack in library.Packs)
        {
            Section(page, pack);
        }

        return page.ToString();
    }

    /// <summary>
    /// Whether a clause is carried out by this release, waits for a procedure, or is for people alone.
    /// </summary>
    /// <param name="clause">The clause.</param>
    public static string StandingOf(Clause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        EnforcementPath[] paths = [.. clause.EnforcedBy.Select(EnforcementPath.Parse)];
        return paths.Length == 0 ? People : paths.Any(p => p.Released) ? Carried : Waiting;
    }

    /// <summary>The test that shows what a path promises of the packs.</summary>
    /// <param name="path">The path.</param>
    public static string TestOf(EnforcementPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path switch
        {
            { Procedure: "LAW", Kind: "in-force" } => "PackTests.InForce_AroundTheEffectiveDate_FollowsTheInstrument",
            { Procedure: "LAW", Kind: "inheritance" } => "InheritanceTests.Child_WithoutAnElement_InheritsIt",
            { Procedure: "LAW", Kind: "conflicts" } =>
                "PackContentTests.Register_OverAllPacks_AnswersEveryKnownQuestion",
            { Procedure: "LAW", Kind: "override" } => "PackTests.OverrideOf_AClock_IsTheClauseThatGivesWay",
            { Procedure: "LAW" } => "QuoteTests.Quote_EveryClause_StandsInTheTextAsFound",
            { Kind: "gate" } => "GateTests.Gate_WhatItAsksForDoesNotHold_RefusesWithItsClause",
            { Kind: "clock" } => "PackContentTests.Clock_OfEveryPack_CanBeCounted",
            { Kind: "extension" } => "PackTests.Clock_OfAnObjection_IsSevenWorkingDaysExtensibleToThirty",
            { Kind: "override" } => "PackTests.OverrideOf_AClock_IsTheClauseThatGivesWay",
            { Kind: "checklist" } => "PlanDetailTests.Checklist_EveryItem_IsAskedForWhereItApplies",
            { Kind: "route" } => "PlanDetailTests.Route_EveryRule_IsTakenWhereItsFactsHold",
            { Kind: "chain" or "step" } => "PackContentTests.Chain_OfEveryPack_IsTakenWhenItsFactsHold",
            _ => "RuleLintTests.Check_PacksAsShipped_FindsNothing",
        };
    }

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private const string Carried = "carried out";
    private const string Waiting = "waits for its procedure";
    private const string People = "for people";

    private const string Head = """
        # Compliance matrix

        Generated from the packs in `rules/Packs`; a test fails when this page is not what the packs say, and when a
        clause has neither a path nor a reason.

        A path names what enforces, tracks or times the clause: `PROCEDURE.kind.id` is an element of the pack in a
        procedure, `LAW.kind` is what the packs do themselves. The test named beside it shows that the rule itself
        refuses, counts or resolves as the clause says; that cases run on it is shown by the tests and scenarios of
        the procedure. A path in *italics* is a monitor, or belongs to a procedure that this release does not run: the
        rule is there as data, and no case is held to it yet.


        """;

    private static void Summary(StringBuilder page, PackLibrary library)
    {
        page.Append("| pack | clauses | carried out | waits for its procedure | for people |\n|--|--|--|--|--|\n");
        foreach (Pack pack in library.Packs)
        {
            string[] standings = [.. pack.Document.Clauses.Select(StandingOf)];
            page.Append(Plain, $"| [{pack.Id}](#{pack.Id}) | {standings.Length} | {Count(Carried)} ");
            page.Append(Plain, $"| {Count(Waiting)} | {Count(People)} |\n");

            int Count(string standing) => standings.Count(s => s == standing);
        }

        IEnumerable<string> missing = Procedures.All.Where(p => !p.Released).Select(p => $"{p.Code} {p.Name.Zh}");
        page.Append(Plain, $"\nProcedures not in this release: {string.Join(", ", missing)}.\n");
    }

    private static void Section(StringBuilder page, Pack pack)
    {
        page.Append(Plain, $"\n## {pack.Id}\n\n{pack.Instrument.Title.Zh}");
        page.Append(pack.Instrument.DocNo is { } number ? $"（{number}）\n\n" : "\n\n");
        page.Append("| clause | article | kind | words | where | test |\n|--|--|--|--|--|--|\n");
        foreach (Clause clause in pack.Document.Clauses)
        {
            EnforcementPath[] paths = [.. clause.EnforcedBy.Select(EnforcementPath.Parse)];
            string where = paths.Length == 0 ? clause.NotMachine!.Zh : string.Join("<br>", paths.Select(Shown));
            IEnumerable<string> tests = paths.Select(TestOf).Distinct(StringComparer.Ordinal);
            page.Append(Plain, $"| {clause.Id} | {clause.Article} | {Lower(clause.Kind)} | {Cell(clause.Quote)} ");
            page.Append(Plain, $"| {Cell(where)} | {string.Join("<br>", tests.Select(t => $"`{t}`"))} |\n");
        }
    }

    private static string Shown(EnforcementPath path) => path.Released ? $"`{path}`" : $"*{path}*";

    private static string Lower(ClauseKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
