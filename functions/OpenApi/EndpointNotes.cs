using System.Collections.Frozen;
using System.Text.Json.Nodes;
using GovMedia.Functions.AnnualReviews;
using GovMedia.Functions.Audit;
using GovMedia.Functions.Bulk;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Certificates;
using GovMedia.Functions.Http;
using GovMedia.Functions.Law;
using GovMedia.Functions.Objections;
using GovMedia.Functions.OpenData;
using GovMedia.Functions.Receipts;
using GovMedia.Functions.Repinning;
using GovMedia.Functions.Sessions;
using GovMedia.Functions.Transparency;
using GovMedia.Workflows.Calculator;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Repinning;
using GovMedia.Workflows.Transparency;

namespace GovMedia.Functions.OpenApi;

/// <summary>What the description of the interface says of each function. Pages are no part of the interface.</summary>
public static class EndpointNotes
{
    private const string Files = """
        {"type":"array","maxItems":10,"items":{"type":"object","required":["name","base64"],"properties":{
        "kind":{"type":"string"},"name":{"type":"string"},"contentType":{"type":"string"},
        "base64":{"type":"string","contentEncoding":"base64"}}}}
        """;

    private const string Objection = """
        {"type":"object","required":["jurisdiction","ground","statement","applicant"],"properties":{
        "jurisdiction":{"type":"string"},"accountId":{"type":"string"},"accountName":{"type":"string"},
        "unit":{"type":"string"},"postUrl":{"type":"string","format":"uri"},
        "ground":{"enum":["error","omission","privacy","trade-secret","other"]},
        "statement":{"type":"string","maxLength":20000},
        "applicant":{"type":"object","required":["name"],"properties":{
        "name":{"type":"string"},"email":{"type":"string","format":"email"},"phone":{"type":"string"}}},
        "attachments":
        """ + Files + "}}";

    private const string Transfer = """
        {"type":"object","required":["unit","reason"],"properties":{"unit":{"type":"string"},"reason":{"type":"string"}}}
        """;

    private const string Term = """
        "issuedOn":{"type":"string","format":"date"},"validUntil":{"type":"string","format":"date"},
        "sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"attested":{"type":"boolean"},"documents":
        """ + Files;

    private static readonly FrozenDictionary<string, EndpointNote> Notes = new Dictionary<string, EndpointNote>(StringComparer.Ordinal)
    {
        ["Health"] = new("Whether it serves, and what it is"),
        ["OpenApi"] = new("This description"),
        ["ListJurisdictions"] = new("The tree of jurisdictions", null, typeof(PageOf<JurisdictionAnswer>)),
        ["ReadRules"] = new("The rule pack in force", null, typeof(PackAnswer), 200, "jurisdiction"),
        ["ComputeDeadline"] = new(
            "When a limit ends, and why", null, typeof(CalculatedDeadline), 200, "rule", "from", "jurisdiction"),
        ["DeadlinesIcs"] = new("The open limits of a unit, as iCalendar", null, null, 200, "unit"),
        ["DeadlineFeed"] = new("The same by the feed token in the address", null, null, 200, "unit"),
        ["ReadFeedAddress"] = new("The address of one's own feed"),
        ["LodgeObjection"] = new("Lodges an objection; header Idempotency-Key", Objection, typeof(ObjectionReceipt), 202),
        ["FollowObjection"] = new("An objection as its citizen sees it", null, typeof(ObjectionView)),
        ["SupplementObjection"] = new(
            "Adds material",
            """{"type":"object","required":["statement"],"properties":{"statement":{"type":"string"},"attachments":""" + Files + "}}",
            typeof(ObjectionView),
            202),
        ["WithdrawObjection"] = new("Takes the objection back", null, typeof(ObjectionView), 202),
        ["TakeReceipts"] = new(
            "What a channel tells of messages it accepted: delivered, deferred, bounced, dropped",
            """{"type":"array","items":{"type":"object"}}""",
            typeof(ReceiptsAnswer)),
        ["SimulationOutbox"] = new("Every message that left; under a simulated clock only"),
        ["ListHeads"] = new("The sealed daily roots", null, typeof(PageOf<DailyHead>)),
        ["ReadOnTime"] = new(
            "How often limits were kept, by unit and clause", null, typeof(OnTimeAnswer), 200, "from", "to", "jurisdiction"),
        ["ListOpenData"] = new("Today's files of the register, with their hashes", null, typeof(OpenDataDay)),
        ["OpenDataSchema"] = new("The JSON schema of those files"),
        ["ReadOpenData"] = new("One file of a day"),
        ["ReadProof"] = new("The inclusion proof of a receipt", null, typeof(InclusionProof)),

        ["SignIn"] = new(
            "Opens a session",
            """{"type":"object","required":["user","password"],"properties":{"user":{"type":"string"},"password":{"type":"string"}}}""",
            typeof(SessionAnswer)),
        ["SignInLocally"] = new(
            "Opens a session for whoever can read the data folder",
            """{"type":"object","required":["user","secret"],"properties":{"user":{"type":"string"},"secret":{"type":"string"}}}""",
            typeof(SessionAnswer)),
        ["ReadSession"] = new("Who is signed in", null, typeof(SessionAnswer)),
        ["SignOut"] = new("Takes the cookie away", null, null, 204),
        ["ChangePassword"] = new(
            "Changes one's password",
            """{"type":"object","required":["current","new"],"properties":{"current":{"type":"string"},"new":{"type":"string","minLength":12}}}""",
            typeof(SessionAnswer)),

        ["ExtendObjection"] = new(
            "Asks the head for a new total of working days",
            """{"type":"object","required":["workingDays","reason"],"properties":{"workingDays":{"type":"integer"},"reason":{"type":"string"}}}""",
            typeof(CaseAnswer),
            202),
        ["DecideObjection"] = new(
            "Decides",
            """
            {"type":"object","required":["outcome","reasons"],"properties":{
            "outcome":{"enum":["upheld","partly-upheld","rejected"]},"reasons":{"type":"string"},"measures":{"type":"string"}}}
            """,
            typeof(CaseAnswer)),
        ["TransferObjection"] = new(
            "Hands the case to another unit, also of the jurisdiction that its account belongs to",
            Transfer,
            typeof(CaseAnswer)),
        ["TransferReport"] = new(
            "Hands a report to the unit it belongs with; the day of receipt stays",
            Transfer,
            typeof(CaseAnswer)),
        ["TransferTask"] = new(
            "Hands a task that reached the wrong supervising unit on to the right one; the clock runs on",
            Transfer,
            typeof(CaseAnswer)),
        ["ListTasks"] = new("The caller's tasks", null, typeof(PageOf<TaskSummary>), 200, "state", "unit", "cursor", "limit"),
        ["CompleteTask"] = new(
            "Completes a task",
            """
            {"type":"object","required":["outcome"],"properties":{"outcome":{"enum":["approved","refused","returned","done"]},
            "reason":{"type":"string"},"data":{"type":"object"},"documents":
            """ + Files + "}}",
            typeof(CaseAnswer)),
        ["ListCases"] = new(
            "The cases of the caller's units", null, typeof(PageOf<CaseSummary>), 200, "type", "state", "due", "cursor", "limit"),
        ["ReadCaseFile"] = new("One case, now or as of an instant", null, typeof(CaseAnswer), 200, "asOf"),
        ["ReadDocument"] = new("One document of a case"),
        ["ExplainClock"] = new("When a clock of a case ends, what has moved it, and why, day by day", null, typeof(CalculatedDeadline)),
        ["ExplainObjectionClock"] = new("As above, for the citizen of an objection", null, typeof(CalculatedDeadline)),
        ["OverrideClock"] = new(
            "Asks the head to let another law's limit take a clock's place, or its pause; one of 'limit' and 'pause'",
            """
            {"type":"object","required":["law","reason"],"properties":{
            "law":{"type":"object","required":["kind","title","article","quote"],"properties":{
            "kind":{"enum":["law","regulation"]},"title":{"type":"string"},"docNo":{"type":"string"},
            "article":{"type":"string"},"quote":{"type":"string"}}},
            "limit":{"type":"object","required":["amount","unit"],"properties":{"amount":{"type":"integer","minimum":1},
            "unit":{"enum":["workingDay","day","week","month","year","hour"]}}},
            "pause":{"type":"object","required":["from","until"],"properties":{"from":{"type":"string"},"until":{"type":"string"}}},
            "reason":{"type":"string"}}}
            """,
            typeof(CaseAnswer),
            202),

        ["PreviewBulk"] = new(
            "Shows what an act would do to each of many cases or tasks",
            """
            {"type":"object","required":["action","reason"],"properties":{
            "action":{"enum":["assign","measure","receipt","remind"]},"reason":{"type":"string"},
            "cases":{"type":"array","items":{"type":"string"}},"tasks":{"type":"array","items":{"type":"string"}},
            "filter":{"type":"object","properties":{"campaign":{"type":"string"},"state":{"enum":["open","overdue"]},
            "type":{"type":"string"},"unit":{"type":"string"},"due":{"const":"overdue"},"kind":{"type":"string"},
            "assignedTo":{"type":"string"}}},
            "with":{"type":"object","properties":{"user":{"type":"string"},"measure":{"type":"string"},
            "finding":{"type":"string"},"numbers":{"type":"object"}}},"documents":
            """ + Files + "}}",
            typeof(BulkAnswer),
            201),
        ["ConfirmBulk"] = new(
            "Confirms a preview, as another person, by its hash",
            """{"type":"object","required":["hash"],"properties":{"hash":{"type":"string"}}}""",
            typeof(BulkAnswer),
            202),
        ["WithdrawBulk"] = new("Withdraws a preview", null, typeof(BulkAnswer)),
        ["ListBulk"] = new("The bulk acts of the caller's units, newest first", null, typeof(PageOf<BulkAnswer>), 200, "cursor", "limit"),
        ["ReadBulk"] = new("How a bulk act stands", null, typeof(BulkAnswer)),
        ["ListBulkItems"] = new(
            "Its items, each with what came of it", null, typeof(PageOf<BulkItemAnswer>), 200, "outcome", "result", "cursor", "limit"),

        ["StartAnnualReview"] = new(
            "Starts the annual review of the running year, or takes in sponsors that are new",
            """
            {"type":"object","required":["jurisdiction","year"],"properties":{
            "jurisdiction":{"type":"string"},"year":{"type":"integer"}}}
            """,
            typeof(AnnualReviewAnswer),
            202),
        ["ReadAnnualReview"] = new("How an annual review stands", null, typeof(AnnualReviewAnswer)),
        ["ListReviewedUnits"] = new("Its sponsors", null, typeof(PageOf<ReviewedUnit>), 200, "state", "cursor", "limit"),

        ["ListCertificateKinds"] = new(
            "The kinds of certificates that a pack asks for", null, typeof(PageOf<CertificateKindAnswer>), 200, "jurisdiction"),
        ["ListCertificates"] = new(
            "The rosters of the caller's units",
            null,
            typeof(PageOf<CertificateAnswer>),
            200,
            "unit",
            "account",
            "kind",
            "state",
            "cursor",
            "limit"),
        ["ReadCertificate"] = new("One certificate", null, typeof(CertificateAnswer)),
        ["AddCertificate"] = new(
            "Puts a certificate on the roster; header Idempotency-Key",
            """
            {"type":"object","required":["kind","issuedOn"],"properties":{
            "kind":{"enum":["training","licence","confidentiality","password"]},"accountId":{"type":"string"},
            "holder":{"type":"object","properties":{"role":{"type":"string"},"person":{"type":"string"},"name":{"type":"string"}}},
            "number":{"type":"string"},
            """ + Term + "}}",
            typeof(CertificateAnswer),
            201),
        ["RenewCertificate"] = new(
            "Replaces its term by a newer one",
            """{"type":"object","required":["issuedOn"],"properties":{""" + Term + "}}",
            typeof(CertificateAnswer)),
        ["WithdrawCertificate"] = new(
            "Takes it off the roster; its record is sealed",
            """{"type":"object","required":["reason"],"properties":{"reason":{"type":"string"}}}""",
            typeof(CertificateAnswer)),

        ["PreviewRepinning"] = new(
            "What other versions would change in a running case",
            null,
            typeof(RepinPreview),
            200,
            "pack",
            "packVersion",
            "calendar",
            "code"),
        ["AskRepinning"] = new(
            "Asks another person to approve that a running case goes on under other versions",
            """
            {"type":"object","required":["reason"],"properties":{"pack":{"type":"string"},"packVersion":{"type":"integer"},
            "calendar":{"const":"newest"},"code":{"const":"current"},"reason":{"type":"string"}}}
            """,
            typeof(RepinAnswer),
            202),

        ["ReadLedger"] = new("The ledger of a case", null, typeof(PageOf<LedgerEntry>)),
        ["ReadHistory"] = new("The orchestration's history", null, null, 200, "view"),
        ["ReadAddenda"] = new("What followed the sealing: daily proofs and late entries, signed", null, typeof(PageOf<JsonNode>)),
        ["ReadEvidence"] = new("The evidence package", null, null, 200, "draft"),
        ["VerifyEverything"] = new("Verifies every chain, state and root", null, typeof(VerificationAnswer)),
        ["ListOverdue"] = new("What was late at an instant", null, null, 200, "asOf"),
        ["ReadStatistics"] = new("How the cases of a period went", null, null, 200, "from", "to"),
        ["ListGateOverrides"] = new(
            "Rules in principle that were departed from, with reason and approver",
            null,
            typeof(PageOf<PassedGate>),
            200,
            "jurisdiction",
            "from",
            "to",
            "cursor",
            "limit"),
        ["ExportLedgers"] = new("Every entry of a period", null, null, 200, "from", "to", "format"),

        ["ListUsers"] = new("All users", null, typeof(PageOf<User>), 200, "cursor", "limit"),
        ["PutUser"] = new(
            "Adds or changes a user",
            """
            {"type":"object","required":["id","name","roles"],"properties":{"id":{"type":"string"},"name":{"type":"string"},
            "unit":{"type":"string"},"roles":{"type":"array","items":{"type":"string"}},"email":{"type":"string"},
            "disabled":{"type":"boolean"},"password":{"type":"string","minLength":12}}}
            """),
        ["ListUnits"] = new("All units", null, typeof(PageOf<Unit>), 200, "cursor", "limit"),
        ["PutUnit"] = new(
            "Adds or changes a unit",
            """
            {"type":"object","required":["id","name","jurisdiction"],"properties":{"id":{"type":"string"},"name":{"type":"string"},
            "jurisdiction":{"type":"string"},"supervising":{"type":"boolean"},"parent":{"type":"string"}}}
            """,
            typeof(Unit)),
        ["ListMandates"] = new("All mandates", null, typeof(PageOf<Mandate>), 200, "cursor", "limit"),
        ["PutMandate"] = new(
            "Records a dated delegation",
            """
            {"type":"object","required":["from","to","validFrom","validThrough","document"],"properties":{"from":{"type":"string"},
            "to":{"type":"string"},"validFrom":{"type":"string","format":"date"},"validThrough":{"type":"string","format":"date"},
            "document":{"type":"string"}}}
            """,
            typeof(Mandate),
            201),
        ["ListCalendars"] = new("Every holiday notice"),
        ["PutCalendar"] = new(
            "Loads a notice; open clocks are counted anew",
            """
            {"type":"object","required":["days"],"properties":{"year":{"type":"integer"},"notice":{"type":"string"},
            "issued":{"type":"string","format":"date"},"published":{"type":"string","format":"date"},
            "days":{"type":"array","items":{"type":"object","required":["date","off","name"],"properties":{
            "date":{"type":"string","format":"date"},"off":{"type":"boolean"},"name":{"type":"string"}}}}}}
            """),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The functions described.</summary>
    public static IEnumerable<string> Functions => Notes.Keys;

    /// <summary>The note of a function; null for pages.</summary>
    public static EndpointNote? Of(string function) => Notes.GetValueOrDefault(function);
}
