using System.Text.Json;
using System.Text.RegularExpressions;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows.Certificates;

namespace GovMedia.Functions.Certificates;

/// <summary>Reads what puts a certificate on a roster or renews it, field by field.</summary>
public static partial class CertificateFields
{
    /// <summary>The kind asked for.</summary>
    /// <exception cref="ProblemException">There is none of that name.</exception>
    public static CertificateKind Kind(Fields body)
    {
        string kind = body.Choice("kind", [.. CertificateKind.All.Select(static k => k.Id)]);
        body.Errors.ThrowIfAny();
        return CertificateKind.Find(kind)!;
    }

    /// <summary>A term: day of issue, last day, proof.</summary>
    public static NewTerm Term(JsonElement json, Fields body)
    {
        string? hash = body.OptionalText("sha256", 64);
        if (hash is not null && !Sha256().IsMatch(hash))
        {
            body.Errors.Add("sha256", "须是64位小写十六进制。", "64 lower-case hexadecimal digits are expected.");
        }

        bool ends = json.TryGetProperty("validUntil", out JsonElement last) && last.ValueKind != JsonValueKind.Null;
        return new NewTerm(
            body.Day("issuedOn"),
            ends ? body.Day("validUntil") : null,
            hash,
            body.Flag("attested"),
            AttachmentFields.ReadDocuments(body));
    }

    /// <summary>Post and opaque reference of whoever holds it.</summary>
    public static (string? Role, string? Person) Post(Fields? holder)
    {
        if (holder is not { } who)
        {
            return (null, null);
        }

        string? person = who.OptionalText("person", 40);
        if (person is not null && !Opaque().IsMatch(person))
        {
            who.Errors.Add(
                who.Name("person"),
                "须是不含个人信息的代号：字母、数字、连字符，至多40个字符；姓名写在 name。",
                "An opaque reference is expected: letters, digits, hyphens, at most 40; a name goes into 'name'.");
        }

        return (who.OptionalText("role", 60), person);
    }

    /// <summary>Name and number as on the document; null where neither is given.</summary>
    public static CertificateHolder? Holder(Fields body, Fields? holder)
    {
        string? name = holder?.OptionalText("name", 100);
        string? number = body.OptionalText("number", 100);
        return name is null && number is null ? null : new CertificateHolder(name, number);
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Opaque();
}
