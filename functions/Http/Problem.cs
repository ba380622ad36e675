using GovMedia.Rules;
using GovMedia.Workflows.Cases;

namespace GovMedia.Functions.Http;

/// <summary>Why a request was not done: what RFC 9457 calls a problem.</summary>
/// <param name="Code">Stable, kebab-case; <see cref="ProblemCodes"/> gives its status.</param>
/// <param name="Detail">What is wrong with this request, in both languages.</param>
public sealed record Problem(string Code, LocalText Detail)
{
    /// <summary>What is wrong by field; null where no field is.</summary>
    public IReadOnlyDictionary<string, LocalText[]>? Errors { get; init; }

    /// <summary>The clause that refuses, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>Its article.</summary>
    public string? Article { get; init; }

    /// <summary>The earliest instant at which it would be lawful.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The latest instant at which it was lawful.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>How long to wait before another attempt; null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A problem without fields.</summary>
    public static Problem Of(string code, string zh, string en) => new(code, new LocalText(zh, en));

    /// <summary>One field that is not acceptable.</summary>
    public static Problem Field(string field, string zh, string en)
    {
        LocalText text = new(zh, en);
        return new Problem("invalid", new LocalText($"{field}：{zh}", $"{field}: {en}"))
        {
            Errors = new Dictionary<string, LocalText[]> { [field] = [text] },
        };
    }

    /// <summary>What the law, or the state of a case, refuses.</summary>
    public static Problem Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        LocalText text = new(refusal.Message, refusal.English);
        return new Problem(refusal.Code, text)
        {
            Errors = refusal.Field is { } field ? new Dictionary<string, LocalText[]> { [field] = [text] } : null,
            Rule = refusal.Rule,
            Article = refusal.Article,
            Earliest = refusal.Earliest,
            Latest = refusal.Latest,
        };
    }

    /// <summary>The problem as an exception, to leave a function with.</summary>
    public ProblemException Thrown() => new(this);
}
