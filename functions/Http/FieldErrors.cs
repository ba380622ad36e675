using GovMedia.Rules;

namespace GovMedia.Functions.Http;

/// <summary>Gathers what is wrong with the fields of one request, so that all of it is said at once.</summary>
public sealed class FieldErrors
{
    private readonly SortedDictionary<string, List<LocalText>> _errors = new(StringComparer.Ordinal);

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Adds a fault.</summary>
    public void Add(string field, string zh, string en)
    {
        if (!_errors.TryGetValue(field, out List<LocalText>? texts))
        {
            _errors[field] = texts = [];
        }

        texts.Add(new LocalText(zh, en));
    }

    /// <summary>The problem, or null where nothing is wrong.</summary>
    public Problem? ToProblem()
    {
        if (!Any)
        {
            return null;
        }

        (string field, List<LocalText> texts) = (_errors.First().Key, _errors.First().Value);
        return new Problem("invalid", new LocalText($"{field}：{texts[0].Zh}", $"{field}: {texts[0].En}"))
        {
            Errors = _errors.ToDictionary(static e => e.Key, static e => e.Value.ToArray()),
        };
    }

    /// <summary>Ends the request where something is wrong.</summary>
    /// <exception cref="ProblemException">Something is.</exception>
    public void ThrowIfAny()
    {
        if (ToProblem() is { } problem)
        {
            throw problem.Thrown();
        }
    }
}
