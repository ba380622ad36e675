using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Certificates;

/// <summary>Certificates in force as proof of what a gate asks; the case that rests on one is linked to it. Pure.</summary>
public static class CertificateProof
{
    /// <summary>The relation of a case to the certificate that proves a fact.</summary>
    public static string LinkOf(string fact) => $"certificate:{fact}";

    /// <summary>Refuses a certificate that proves nothing for an account at an instant; an expired one does not pass.</summary>
    /// <param name="certificate">The certificate, of the account's own unit.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="law">The law the gate is of.</param>
    /// <param name="now">Legal time.</param>
    public static Refusal? Check(Certificate certificate, string accountId, CaseLaw law, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(law);
        string clause = law.Pack.TryClause(certificate.Rule, out _) ? law.Cite(certificate.Rule) : certificate.Rule;
        if (certificate.AccountId is { } other && other != accountId)
        {
            return new Refusal(
                "certificate-not-in-force",
                $"{certificate.Id} 是账号 {other} 的，不能用于 {accountId}。依据：{clause}。",
                $"{certificate.Id} is for account {other}, not for {accountId}.")
            {
                Rule = certificate.Rule,
                Article = certificate.Article,
            };
        }

        if (certificate.InForce(now))
        {
            return null;
        }

        string zh = certificate.WithdrawnAt is { } at ? $"已于 {ClockLetters.Moment(at)} 撤下"
            : certificate.ValidUntil is { } last ? $"已于 {ClockLetters.Day(last)} 期满"
            : "尚未生效";
        string en = certificate is { WithdrawnAt: null, ValidUntil: { } end } ? $" (valid until {end:yyyy-MM-dd})" : "";
        return new Refusal(
            "certificate-not-in-force",
            $"{certificate.Id}{zh}，不能证明（{FactTable.Get(CertificateKind.Find(certificate.Kind)!.Fact).Question.Zh}）。依据：{clause}。",
            $"{certificate.Id} is {certificate.StateAt(now)}{en} and proves nothing ({certificate.Rule}).")
        {
            Rule = certificate.Rule,
            Article = certificate.Article,
            Latest = certificate.WithdrawnAt ?? certificate.EndsAt,
        };
    }

    /// <summary>Facts with what certificates prove.</summary>
    public static Facts With(Facts facts, IEnumerable<Certificate> certificates) =>
        certificates.Aggregate(facts, static (known, c) => known.With(CertificateKind.Find(c.Kind)!.Fact));

    /// <summary>Links the turn's case to certificates; <see cref="CaseTurn.Record"/> follows.</summary>
    public static void Link(CaseTurn turn, IEnumerable<Certificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(certificates);
        foreach (Certificate one in certificates)
        {
            string relation = LinkOf(CertificateKind.Find(one.Kind)!.Fact);
            turn.Change(f => f with { Links = f.Links.SetItem(relation, one.Id) });
        }
    }
}
