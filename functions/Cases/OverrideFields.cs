using System.Text.Json;
using GovMedia.Functions.Http;
using GovMedia.Rules.Deadlines;
using GovMedia.Workflows.OtherLaw;

namespace GovMedia.Functions.Cases;

/// <summary>Reads the body that asks for another law's limit.</summary>
public static class OverrideFields
{
    private static readonly string[] Units = [.. OtherLimit.Units.Select(NameOf)];

    /// <summary>The request; which documents are laws is the clause's to say.</summary>
    /// <exception cref="ProblemException">Fields are not acceptable; says all of them.</exception>
    public static OverrideRequest Read(JsonElement json)
    {
        FieldErrors errors = new();
        Fields body = new(json, errors);
        Fields? law = body.Inner("law", required: true);
        OverrideRequest request = new(
            law is { } cited ? Law(cited) : new CitedLaw("", "", null, "", ""),
            body.Inner("limit", required: false) is { } limit ? Limit(limit) : null,
            body.Inner("pause", required: false) is { } pause ? Pause(pause) : null,
            body.Text("reason", 2000, lines: true));
        if (request.Limit is null == request.Pause is null)
        {
            errors.Add(
                "limit",
                "limit（另定的期限）与 pause（该法规定不计算的时间）须写明其一。",
                "Exactly one of 'limit', another limit, and 'pause', time that law does not count, is expected.");
        }

        errors.ThrowIfAny();
        return request;
    }

    private static CitedLaw Law(Fields law) => new(
        law.Text("kind", 40),
        law.Text("title", 200).Trim('《', '》'),
        law.OptionalText("docNo", 100),
        law.Text("article", 40),
        law.Text("quote", 2000));

    private static OtherLimit Limit(Fields limit)
    {
        int amount = limit.Number("amount", 1, 10_000);
        string unit = limit.Choice("unit", Units);
        return new OtherLimit(amount, OtherLimit.Units.FirstOrDefault(u => NameOf(u) == unit));
    }

    private static OtherPause Pause(Fields pause)
    {
        OtherPause time = new(pause.Instant("from"), pause.Instant("until"));
        if (time.From != default && time.Until != default && time.Until <= time.From)
        {
            pause.Errors.Add(pause.Name("until"), "须晚于from。", "It must lie after 'from'.");
        }

        return time;
    }

    private static string NameOf(LimitUnit unit) => JsonNamingPolicy.CamelCase.ConvertName(unit.ToString());
}
