using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;

namespace GovMedia.Functions.Objections;

/// <summary>Reads the files that come inside a JSON body.</summary>
public static class AttachmentFields
{
    /// <summary>Bytes of one attachment at most.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Attachments of one submission at most.</summary>
    public const int MaxCount = 10;

    // Base64 takes four characters for three bytes; line breaks are forgiven.
    private const int MaxBase64 = (MaxBytes / 3 * 4) + 400_000;

    /// <summary>The attachments of a submission; may be empty.</summary>
    public static IReadOnlyList<Attachment> Read(Fields body, string field = "attachments") =>
        [.. body.Objects(field, MaxCount).Select(static f => ReadOne(f)).OfType<Attachment>()];

    /// <summary>The documents of a task's completion; may be empty.</summary>
    public static IReadOnlyList<NewDocument> ReadDocuments(Fields body)
    {
        List<NewDocument> documents = [];
        foreach (Fields one in body.Objects("documents", MaxCount))
        {
            string kind = one.Text("kind", 60);
            if (ReadOne(one) is { } file)
            {
                documents.Add(new NewDocument(kind, file.Name, file.ContentType, file.Content));
            }
        }

        return documents;
    }

    /// <summary>A file that came by a form; null where it is not acceptable, the reason then stands in the
    /// errors.</summary>
    public static Attachment? Check(FieldErrors errors, string field, string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > MaxBytes)
        {
            throw TooLarge(field, content.Length).Thrown();
        }

        if (FileTypes.Of(content) is { } type)
        {
            return new Attachment(name, type, content);
        }

        errors.Add(
            field,
            $"不接受这种文件；可为：{FileTypes.Accepted}。",
            $"This kind of file is not accepted; accepted are {FileTypes.Accepted}.");
        return null;
    }

    private static Attachment? ReadOne(Fields file)
    {
        string name = file.Text("name", 200);
        file.OptionalText("contentType", 200);
        string field = file.Name("base64");
        string? encoded = file.OptionalText("base64", int.MaxValue, lines: true);
        if (encoded is null)
        {
            file.Errors.Add(field, "必填。", "Required.");
            return null;
        }

        if (encoded.Length > MaxBase64)
        {
            throw TooLarge(field, encoded.Length / 4L * 3).Thrown();
        }

        try
        {
            return Check(file.Errors, field, name, Convert.FromBase64String(encoded));
        }
        catch (FormatException)
        {
            file.Errors.Add(field, "不是合法的base64。", "This is not base64.");
            return null;
        }
    }

    private static Problem TooLarge(string field, long bytes)
    {
        string size = (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture);
        string zh = $"附件约{size} MiB；单个附件不超过10 MiB。";
        string en = $"The attachment has about {size} MiB; at most 10 MiB are accepted.";
        return Problem.Field(field, zh, en) with { Code = "attachment-too-large" };
    }
}
