using GovMedia.Functions.Http;
using GovMedia.Rules;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Pages;

/// <summary>What was sent with a form, and what is wrong with it.</summary>
/// <param name="Values">The texts by field.</param>
/// <param name="Problem">What is wrong; null where nothing is, or nothing was sent.</param>
public sealed record SentForm(IReadOnlyDictionary<string, string> Values, Problem? Problem)
{
    /// <summary>A form that nobody has filled in.</summary>
    public static SentForm Blank { get; } = new(new Dictionary<string, string>(), null);

    /// <summary>What was sent in a field; empty for nothing.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field; may be empty.</summary>
    public IReadOnlyList<LocalText> ErrorsOf(string field) => Problem?.Errors?.GetValueOrDefault(field) ?? [];

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
