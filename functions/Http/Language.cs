using GovMedia.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GovMedia.Functions.Http;

/// <summary>The language an answer is given in: Chinese, unless English is preferred.</summary>
public static class Language
{
    /// <summary>The default, and the language of the law.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>The reading aid.</summary>
    public const string English = "en";

    /// <summary>The first of the languages asked for that the product speaks.</summary>
    public static string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (StringWithQualityHeaderValue asked in request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(static l => l.Quality ?? 1))
        {
            if (asked.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Chinese;
            }

            if (asked.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return Chinese;
    }

    /// <summary>A text in the language of a request.</summary>
    public static string Say(this HttpRequest request, LocalText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Of(request));
    }
}
