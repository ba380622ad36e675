using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

/// <summary>A made-up sixth pack, given as text only: a county below Yunnan.</summary>
internal static class SixthPack
{
    public const string Head = """
        {
          "id": "shanhe-2026", "version": 1, "parent": "yunnan-2019", "jurisdiction": "shanhe", "code": "SH",
          "name": { "zh": "山河县", "en": "Shanhe county" },
          "instrument": {
            "title": { "zh": "山河县政务新媒体实施细则", "en": "Shanhe county rules" },
            "issuer": "山河县人民政府办公室", "publishedOn": "2026-01-05", "effectiveFrom": "2026-02-01",
            "sourceFile": "shanhe.txt", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"
          },
          "clauses": [
            { "id": "SH-03", "article": "3", "quote": "应当在5个工作日内作出处理", "kind": "timed",
              "trigger": "objection received", "tightens": ["YN-45b"], "enforcedBy": ["OBJ.clock.handle-objection"] }
          ]
        """;

    public const string Chain = """
        , "chains": [ { "id": "c", "procedures": ["CHG"], "when": { "reason": "work" }, "clauses": ["SH-03"],
            "steps": [
              { "id": "a", "action": "review", "roles": ["editor"], "after": [], "clauses": ["SH-03"] },
              { "id": "b", "action": "sign", "roles": ["unit-head"], "when": { "isApp": true }, "clauses": ["SH-03"] }
            ] } ]
        """;

    public const string Gate = """
        , "gates": [ { "id": "g", "procedures": ["OPN"],
            "strength": "soft", "clauses": ["SH-03"], "requires": { "isApp": false },
            "message": { "zh": "不。", "en": "No." },
            "override": { "approverRole": "unit-head", "level": "ownUnit", "reasonRequired": true },
            "decisions": ["A-15"] } ]
        """;

    public static Pack With(string members) => Library(members).Pack("shanhe-2026");

    public static PackLibrary Library(string members) =>
        Shipped.Library.With([new PackSource("shanhe-2026.json", $"{Head}{members}}}")]);

    public static string Clock(int amount, int maxTotal) => $$"""
        , "clocks": [ { "id": "handle-objection", "clause": "SH-03",
          "title": { "zh": "异议处理期限", "en": "time to handle the objection" },
          "starts": [ { "procedures": ["OBJ"], "trigger": "received" } ],
          "limit": { "kind": "ceiling", "unit": "workingDay", "amount": {{amount}} },
          "extension": { "clause": "YN-45d", "minTotal": {{amount + 1}}, "maxTotal": {{maxTotal}},
            "approverRoles": ["unit-head"], "beforeExpiry": true, "reasonRequired": true, "fourEyes": true } } ]
        """;
}
