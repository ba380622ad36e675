using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Notices;

/// <summary>The daily look at a running notice: alive, unchanged, with its hash, into the ledger.</summary>
public sealed class ObserveNotice(CaseRegister register, ReadCase read, INoticeProbe probe)
{
    /// <summary>Looks once if a look is due, and answers the view after.</summary>
    public async Task<CaseView> RunAsync(string caseNo, CancellationToken cancellation = default)
    {
        CaseRecord record = await register.ReadAsync(caseNo, cancellation)
            ?? throw new InvalidOperationException($"There is no case {caseNo}.");
        Sighting? sighting = null;
        if (record.File.ObserveAt is not null && record.File.FactsAs<ChainFacts>().Notice is { } notice)
        {
            sighting = notice.Url is { } url
                ? await probe.LookAsync(url, notice.Text, cancellation)
                : new Sighting(true, true, Hash(notice.Text), "this platform's page");
        }

        Decision decision = await register.ChangeAsync(caseNo, Actor.System, turn =>
        {
            if (sighting is not null && turn.File.EndedAt is null && turn.File.ObserveAt is { } due && due <= turn.Now)
            {
                Note(turn, sighting);
            }

            return null;
        }, cancellation);
        if (decision.Pending is { } pending)
        {
            await register.SettleAsync(pending, cancellation);
        }

        return await read.ViewAsync(decision.File!, cancellation);
    }

    /// <summary>Notes a sighting; a notice that changed, or was down for longer than the pack lets pass, begins its period
    /// anew .</summary>
    /// <remarks>A notice that is down is looked at again when its outage would pass the pack's target, and its desk is told;
    /// down then still, its head is, and from then on the period runs from the last look that found it down.</remarks>
    public static void Note(CaseTurn turn, Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(sighting);
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        NoticeRecord notice = facts.Notice!;
        string? anew = IsRunning(turn, notice) ? BeginsAnew(turn.Law, notice, sighting) : null;
        bool wasDown = notice.Observations is [.., { Alive: false }];
        string action = (sighting, wasDown) switch
        {
            ({ Alive: false }, false) => "notice.down",
            ({ Alive: false }, true) => anew is null ? "notice.still-down" : "notice.down-restarted",
            ({ Unchanged: false }, _) => anew is null ? "notice.changed" : "notice.changed-restarted",
            (_, true) => anew is null ? "notice.up-again" : "notice.up-again-restarted",
            _ => "notice.observed",
        };
        notice = notice with
        {
            Observations = notice.Observations.Add(new Observation(turn.Now, sighting.Alive, sighting.Sha256, sighting.Detail)),
            Restarts = notice.Restarts + (anew is null ? 0 : 1),
        };
        DateTimeOffset next = action == "notice.down" && OutageTarget(turn.Law) is { } target ? turn.Now + target : NextLook(turn.Now);
        turn.Change(f => f.WithFacts(facts with { Notice = notice }) with { ObserveAt = next });
        if (anew is not null)
        {
            CaseClock old = turn.File.Clocks[notice.Clock!];
            Budget budget = old.Budget ?? Budget.None;
            turn.MoveClock(
                notice.Clock!, budget with { Restarts = [.. budget.Restarts, new Restart(turn.Now, "A-21")] }, anew, "system");
            turn.FollowClocks([old]);
        }

        string? rule = notice.Clock is { } clock ? turn.File.Clocks[clock].Rule : null;
        if (NoticeLetters.Of(turn, action, notice, rule) is { } letter)
        {
            turn.Tell(
                string.Create(CultureInfo.InvariantCulture, $"{action}:{turn.Now:yyyyMMddHHmm}"),
                Post(turn.File, head: action is "notice.still-down" or "notice.down-restarted"),
                letter);
        }

        turn.Record(action, rule, Actor.System);
    }

    private static bool IsRunning(CaseTurn turn, NoticeRecord notice) =>
        notice.Clock is { } clock && turn.File.Clocks[clock].State == ClockState.Running;

    // Why the period begins anew; null where it runs on. An outage is long once a second look found the notice down.
    private static string? BeginsAnew(CaseLaw law, NoticeRecord notice, Sighting sighting)
    {
        int down = notice.Observations.Reverse().TakeWhile(static o => !o.Alive).Count();
        bool isLong = OutageTarget(law) is not null && (sighting.Alive ? down > 1 : down > 0);
        return sighting is { Alive: true, Unchanged: false } && law.Pack.Parameter(Parameter.NoticeRestartOnChange) != "false"
            ? "公告内容变动，期限重新起算（A-21）"
            : isLong && law.Pack.Parameter(Parameter.NoticeRestartOnOutage) != "false"
                ? "公告中断过久，期限重新起算（A-21）"
                : null;
    }

    private static string Post(CaseFile file, bool head) => (file.Supervising, head) switch
    {
        (true, true) => $"{file.Unit}.supervisor-head",
        (true, false) => $"{file.Unit}.supervisor",
        (false, true) => $"{file.Unit}.unit-head",
        (false, false) => $"{file.Unit}.account-manager",
    };

    /// <summary>How long a notice may be down on a day before its period begins anew: a management target of the pack, no
    /// statutory limit. Null where it names none; then an outage is only recorded.</summary>
    public static TimeSpan? OutageTarget(CaseLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return law.Pack.Parameter(Parameter.NoticeOutageHours) is { } hours
            ? TimeSpan.FromHours(double.Parse(hours, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The next daily look: 09:00 of the day after.</summary>
    public static DateTimeOffset NextLook(DateTimeOffset now) => ChinaTime.MorningOf(ChinaTime.DateOf(now).AddDays(1));

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
