using System.Collections.Frozen;
using R = GovMedia.Workflows.Directory.Roles;

namespace GovMedia.Functions.Access;

/// <summary>The one table of who may call which HTTP function. A function that is not here answers nobody.</summary>
/// <remarks>Unit, task and four eyes are checked beside it, where the case is known.</remarks>
public static class EndpointTable
{
    private static readonly string[] Handlers = [R.Editor, R.AccountManager, R.SectionHead, R.Supervisor];

    private static readonly string[] Openers = [R.AccountManager, R.Supervisor, R.SupervisorHead];

    private static readonly string[] Deciders = [R.SectionHead, R.DeputyHead, R.UnitHead, R.Supervisor, R.SupervisorHead];

    private static readonly string[] Staff =
        [R.Editor, R.AccountManager, R.SectionHead, R.DeputyHead, R.UnitHead, R.Supervisor, R.SupervisorHead];

    private static readonly FrozenDictionary<string, Access> Table = new Dictionary<string, Access>(StringComparer.Ordinal)
    {
        ["Health"] = Access.Everybody,
        ["OpenApi"] = Access.Everybody,
        ["ListJurisdictions"] = Access.Everybody,
        ["ReadRules"] = Access.Everybody,
        ["ComputeDeadline"] = Access.Everybody,
        ["LodgeObjection"] = Access.Everybody,
        ["FollowObjection"] = Access.WithCode,
        ["SupplementObjection"] = Access.WithCode,
        ["WithdrawObjection"] = Access.WithCode,
        ["LodgeReport"] = Access.Everybody,
        ["FollowReport"] = Access.WithCode,
        ["ListHeads"] = Access.Everybody,
        ["ReadProof"] = Access.Everybody,
        ["TakeReceipts"] = Access.WithSignature,
        ["SimulationOutbox"] = Access.Everybody,

        ["SignIn"] = Access.Everybody,
        ["SignInLocally"] = Access.Everybody,
        ["ReadSession"] = Access.SignedIn,
        ["SignOut"] = Access.Everybody,
        ["ChangePassword"] = Access.SignedIn,

        ["ExtendObjection"] = Access.To(Handlers),
        ["DecideObjection"] = Access.To(Handlers),
        ["TransferObjection"] = Access.To(Handlers),
        ["TransferReport"] = Access.To(Handlers),
        ["ListTasks"] = Access.SignedIn,
        ["CompleteTask"] = Access.To(Staff),
        ["TransferTask"] = Access.To(R.Supervisor, R.SupervisorHead),
        ["ListCases"] = Access.SignedIn,
        ["ReadCaseFile"] = Access.SignedIn,
        ["ReadDocument"] = Access.To(Staff),
        ["ExplainClock"] = Access.SignedIn,
        ["ExplainObjectionClock"] = Access.WithCode,
        ["OverrideClock"] = Access.To(Handlers),

        ["OpenAccount"] = Access.To(R.AccountManager),
        ["FileAccount"] = Access.To(R.AccountManager),
        ["ChangeAccount"] = Access.To(Openers),
        ["CloseAccount"] = Access.To(Openers),
        ["CancelAccount"] = Access.To(Openers),
        ["ImportAccounts"] = Access.To(R.Administrator, R.Supervisor, R.SupervisorHead),
        ["AssignTask"] = Access.To(R.SectionHead, R.DeputyHead, R.UnitHead, R.SupervisorHead),
        ["AnswerQuestions"] = Access.To(R.AccountManager),
        ["ListCertificateKinds"] = Access.SignedIn,
        ["ListCertificates"] = Access.SignedIn,
        ["ReadCertificate"] = Access.SignedIn,
        ["AddCertificate"] = Access.To(R.AccountManager, R.Supervisor),
        ["RenewCertificate"] = Access.To(R.AccountManager, R.Supervisor),
        ["WithdrawCertificate"] = Access.To(R.AccountManager, R.Supervisor),
        ["RegistrationForm"] = Access.SignedIn,
        ["PreviewBulk"] = Access.To(Deciders),
        ["ConfirmBulk"] = Access.To(Deciders),
        ["WithdrawBulk"] = Access.To(Deciders),
        ["ListBulk"] = Access.SignedIn,
        ["ReadBulk"] = Access.SignedIn,
        ["ListBulkItems"] = Access.SignedIn,
        ["ChooseMeasure"] = Access.To(R.SupervisorHead),
        ["StartCampaign"] = Access.To(R.Supervisor, R.SupervisorHead),
        ["ReadCampaign"] = Access.SignedIn,
        ["ListCampaignAccounts"] = Access.SignedIn,
        ["StartAnnualReview"] = Access.To(R.Supervisor, R.SupervisorHead),
        ["ReadAnnualReview"] = Access.SignedIn,
        ["ListReviewedUnits"] = Access.SignedIn,
        ["ListAccounts"] = Access.Everybody,
        ["ReadAccount"] = Access.Everybody,
        ["AccountsCsv"] = Access.Everybody,
        ["AccountPage"] = Access.Everybody,
        ["ListNotices"] = Access.Everybody,
        ["ReadNotice"] = Access.Everybody,
        ["NoticesAtom"] = Access.Everybody,
        ["NoticesIcs"] = Access.Everybody,
        ["NoticePage"] = Access.Everybody,
        ["NoticesPage"] = Access.Everybody,
        ["RegisterPage"] = Access.Everybody,
        ["ReportForm"] = Access.Everybody,
        ["SendReportForm"] = Access.Everybody,
        ["ReadOnTime"] = Access.Everybody,
        ["OnTimePage"] = Access.Everybody,
        ["ListOpenData"] = Access.Everybody,
        ["OpenDataSchema"] = Access.Everybody,
        ["ReadOpenData"] = Access.Everybody,

        ["PreviewRepinning"] = Access.SignedIn,
        ["AskRepinning"] = Access.To(R.Administrator, R.Supervisor, R.SupervisorHead),

        ["ReadLedger"] = Access.SignedIn,
        ["ReadHistory"] = Access.To(R.Auditor, R.Administrator),
        ["ReadEvidence"] = Access.SignedIn,
        ["ReadAddenda"] = Access.SignedIn,
        ["VerifyEverything"] = Access.To(R.Auditor, R.Administrator),
        ["ListOverdue"] = Access.To(R.Auditor, R.Administrator, R.Supervisor, R.SupervisorHead),
        ["ReadStatistics"] = Access.To(R.Auditor, R.Administrator, R.Supervisor, R.SupervisorHead),
        ["ListGateOverrides"] = Access.To(R.Auditor, R.Administrator, R.Supervisor, R.SupervisorHead),
        ["ExportLedgers"] = Access.To(R.Auditor, R.Administrator),

        ["ListUsers"] = Access.To(R.Administrator, R.Auditor),
        ["PutUser"] = Access.To(R.Administrator),
        ["ListUnits"] = Access.To(R.Administrator, R.Auditor),
        ["PutUnit"] = Access.To(R.Administrator),
        ["ListMandates"] = Access.To(R.Administrator, R.Auditor),
        ["PutMandate"] = Access.To(R.Administrator),
        ["ListCalendars"] = Access.SignedIn,
        ["DeadlinesIcs"] = Access.SignedIn,
        ["DeadlineFeed"] = Access.WithCode,
        ["ReadFeedAddress"] = Access.SignedIn,
        ["PutCalendar"] = Access.To(R.Administrator),

        ["HomePage"] = Access.Everybody,
        ["StyleSheet"] = Access.Everybody,
        ["ObjectionForm"] = Access.Everybody,
        ["SendObjectionForm"] = Access.Everybody,
        ["FollowForm"] = Access.Everybody,
        ["SendFollowForm"] = Access.Everybody,
        ["CalculatorPage"] = Access.Everybody,
        ["RulesPage"] = Access.Everybody,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The functions in the table.</summary>
    public static IEnumerable<string> Functions => Table.Keys;

    /// <summary>Who may call a function; null where it is not in the table.</summary>
    public static Access? Of(string function) => Table.GetValueOrDefault(function);
}
