using GovMedia.Rules;

namespace GovMedia.Functions.Pages;

/// <summary>One field of a form, with its label, its hint, and what is wrong with it.</summary>
/// <param name="Name">The name it is sent under.</param>
/// <param name="Label">What it is called.</param>
public sealed record FormField(string Name, LocalText Label)
{
    /// <summary>What helps to fill it in; null for nothing.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>Whether it must be filled in.</summary>
    public bool Required { get; init; }

    /// <summary>The browser's kind of field.</summary>
    public string Type { get; init; } = "text";

    /// <summary>What the browser may fill in by itself; null for nothing.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Of a selection, what may be chosen.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>The field as markup.</summary>
    /// <param name="form">What was sent before, and what is wrong with it.</param>
    /// <param name="language">The page's language.</param>
    public Html Show(SentForm form, string language)
    {
        ArgumentNullException.ThrowIfNull(form);
        IReadOnlyList<LocalText> errors = form.ErrorsOf(Name);
        string id = "f-" + Name.Replace('.', '-');
        string described = string.Join(' ', new[] { Hint is null ? null : id + "-hint", errors.Count > 0 ? id + "-error" : null }.OfType<string>());
        string needed = Required ? new LocalText("（必填）", " (required)").In(language) : "";
        Html hint = Hint is null ? Html.None : Html.Of($"<p class=\"hint\" id=\"{id}-hint\">{Hint.In(language)}</p>");
        Html wrong = errors.Count == 0
            ? Html.None
            : Html.Of($"<p class=\"error\" id=\"{id}-error\">{string.Join(" ", errors.Select(e => e.In(language)))}</p>");
        return Html.Of($"<label for=\"{id}\">{Label.In(language)}{needed}</label>{hint}{wrong}{Control(id, form, described, errors.Count > 0)}\n");
    }

    private Html Control(string id, SentForm form, string described, bool faulty)
    {
        Html attributes = Html.Of($"id=\"{id}\" name=\"{Name}\"");
        attributes = Required ? Html.Of($"{attributes} required") : attributes;
        attributes = described.Length > 0 ? Html.Of($"{attributes} aria-describedby=\"{described}\"") : attributes;
        attributes = faulty ? Html.Of($"{attributes} aria-invalid=\"true\"") : attributes;
        attributes = Autocomplete is null ? attributes : Html.Of($"{attributes} autocomplete=\"{Autocomplete}\"");
        string sent = form[Name];
        return Type switch
        {
            "textarea" => Html.Of($"<textarea {attributes} maxlength=\"20000\">\n{sent}</textarea>"),
            "select" => Html.Of($"<select {attributes}>{Html.Join(Choices.Select(c => Option(c, sent)))}</select>"),
            "file" => Html.Of($"<input type=\"file\" multiple {attributes}>"),
            _ => Html.Of($"<input type=\"{Type}\" {attributes} value=\"{sent}\">"),
        };
    }

    private static Html Option((string Value, string Text) choice, string sent) => choice.Value == sent
        ? Html.Of($"<option value=\"{choice.Value}\" selected>{choice.Text}</option>")
        : Html.Of($"<option value=\"{choice.Value}\">{choice.Text}</option>");
}
