using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Rules;
using GovMedia.Workflows.Ledger;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Pages;

/// <summary>What was sent with a form, and what is wrong with it.</summary>
/// <param name="Values">The texts by field.</param>
/// <param name="Problem">What is wrong; null where nothing is, or nothing was sent.</param>
public sealed record SentForm(IReadOnlyDictionary<string, string> Values, Problem? Problem)
{
    private const string Key = "key";

    /// <summary>A form that nobody has filled in.</summary>
    public static SentForm Blank { get; } = new(new Dictionary<string, string>(), null);

    /// <summary>The field by which a form that is sent twice makes one case.</summary>
    public Html KeyField => Html.Of($"<input type=\"hidden\" name=\"{Key}\" value=\"{this[Key]}\">");

    /// <summary>What was sent in a field; empty for nothing.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field; may be empty.</summary>
    public IReadOnlyList<LocalText> ErrorsOf(string field) => Problem?.Errors?.GetValueOrDefault(field) ?? [];

    /// <summary>A form as it is handed out: with a key of its own, and what is known beforehand.</summary>
    public static SentForm HandedOut(params (string Field, string Text)[] known) => Blank with
    {
        Values = known.Append((Key, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)))).ToDictionary(),
    };

    /// <summary>What makes two forms one submission; null for one that was not handed out here.</summary>
    /// <param name="route">What is submitted.</param>
    public SubmissionKey? SentTo(string route) => this[Key] is { Length: > 0 } key
        ? new SubmissionKey(route, "form:" + key, CanonicalJson.Bytes(new JsonObject(
            Values.Where(static v => v.Key != Key).Select(static v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value)))))
        : null;

    /// <summary>Reads the form of a request.</summary>
    /// <exception cref="ProblemException">It is too long, or is no form.</exception>
    public static async Task<(
        SentForm Form, IFormFileCollection Files)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > RequestBody.MaxBytes)
        {
            throw RequestBody.TooLarge.Thrown();
        }

        if (!request.HasFormContentType)
        {
            throw Http.Problem.Field("body", "须以表单提交。", "A form is expected.").Thrown();
        }

        try
        {
            IFormCollection form = await request.ReadFormAsync(cancellation);
            return (new SentForm(form.ToDictionary(static f => f.Key, static f => f.Value.ToString(), StringComparer.Ordinal), null), form.Files);
        }
        catch (InvalidDataException)
        {
            throw Http.Problem.Field("body", "表单内容不完整或过长。", "The form is incomplete or too long.").Thrown();
        }
    }

    /// <summary>The box above a form that says what is wrong; nothing where nothing is.</summary>
    public Html Summary(string language)
    {
        if (Problem is not { } problem)
        {
            return Html.None;
        }

        Html items = problem.Errors is { } errors
            ? Html.Join(errors.SelectMany(e => e.Value.Select(t => Html.Of(
                $"<li><a href=\"#f-{e.Key.Replace('.', '-')}\">{e.Key}</a>: {t.In(language)}</li>"))))
            : Html.Of($"<li>{problem.Detail.In(language)}</li>");
        return Html.Of($"""
            <div class="problems" role="alert" tabindex="-1"><h2>{new LocalText("请更正以下内容", "Please correct").In(language)}</h2>
            <ul>{items}</ul></div>
            """);
    }
}
