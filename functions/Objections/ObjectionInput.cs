using System.Text.Json;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Objections;

namespace GovMedia.Functions.Objections;

/// <summary>An objection as it comes from outside, checked field by field.</summary>
/// <param name="Jurisdiction">Whose law.</param>
/// <param name="Addressee">The unit addressed, where one was named and no account is known; or null.</param>
/// <param name="Submission">What is submitted.</param>
/// <param name="NoticeId">The public notice it is lodged against, or null.</param>
public sealed record ObjectionInput(string Jurisdiction, string? Addressee, ObjectionSubmission Submission, string? NoticeId = null)
{
    /// <summary>The longest statement, in characters.</summary>
    public const int MaxStatement = 20_000;

    /// <summary>Reads the body of <c>POST /api/objections</c>.</summary>
    /// <exception cref="ProblemException">Fields are not acceptable; says all of them.</exception>
    public static ObjectionInput Read(JsonElement body)
    {
        FieldErrors errors = new();
        Fields fields = new(body, errors);
        Fields? applicant = fields.Inner("applicant", required: true);
        ObjectionInput input = new(
            fields.Text("jurisdiction", 60),
            fields.OptionalText("unit", 100) ?? fields.OptionalText("addressee", 100),
            new ObjectionSubmission(
                fields.Choice("ground", Grounds.All),
                fields.Text("statement", MaxStatement, lines: true),
                applicant is { } who
                    ? new Applicant(who.Text("name", 100), who.OptionalText("email", 254), who.OptionalText("phone", 40))
                    : new Applicant(""),
                fields.OptionalText("accountId", 120),
                fields.OptionalText("accountName", 200),
                fields.OptionalText("postUrl", 2000),
                AttachmentFields.Read(fields)),
            fields.OptionalText("noticeId", 60));
        Check(errors, input);
        return input;
    }

    /// <summary>Checks what is not a matter of type, however the input came.</summary>
    /// <exception cref="ProblemException">Fields are not acceptable.</exception>
    public static void Check(FieldErrors errors, ObjectionInput input)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(input);
        Texts.CheckEmail(errors, "applicant.email", input.Submission.Applicant.Email);
        Texts.CheckUrl(errors, "postUrl", input.Submission.PostUrl);
        errors.ThrowIfAny();
    }
}
