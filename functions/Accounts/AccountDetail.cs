using GovMedia.Functions.Notices;
using GovMedia.Workflows.Reports;

namespace GovMedia.Functions.Accounts;

/// <summary>An account with its history.</summary>
/// <param name="Account">The account.</param>
/// <param name="Answer">The answer to “is this account genuine?”, in words.</param>
/// <param name="Notices">Its public notices, newest first.</param>
/// <param name="Fakes">Reports of fake accounts under its name.</param>
public sealed record AccountDetail(
    AccountView Account, string Answer, IReadOnlyList<NoticeView> Notices, IReadOnlyList<FakeReport> Fakes);
