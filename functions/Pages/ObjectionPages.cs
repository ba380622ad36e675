using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Rules;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Pages;

/// <summary>Lodging and following an objection without a script.</summary>
public sealed class ObjectionPages(
    ObjectionCounter counter, ObjectionFunctions objections, AccessCodeCheck access, LawBook laws)
{
    private static readonly LocalText FormTitle = new("提出异议", "Lodge an objection");
    private static readonly LocalText FollowTitle = new("查询案件进展", "Follow a case");

    /// <summary>The form.</summary>
    [Function("ObjectionForm")]
    public IActionResult Form(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "objections/new")] HttpRequest request) =>
        Page.Of(request, FormTitle, ObjectionMarkup.Form(laws, SentForm.HandedOut(), Page.LanguageOf(request)));

    /// <summary>Takes the form; shows number, code and dates, or what is wrong beside its field.</summary>
    [Function("SendObjectionForm")]
    public async Task<IActionResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "objections/new")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        (SentForm form, IFormFileCollection files) = await SentForm.ReadAsync(request, cancellation);
        string language = Page.LanguageOf(request);
        try
        {
            ObjectionInput input = await ReadAsync(form, files, cancellation);
            ObjectionReceipt receipt = await counter.TakeAsync(input, form.SentTo(ObjectionCounter.Route), client, cancellation);
            LawCitation citation = LawCitation.Of(laws, input.Jurisdiction, receipt.Rule);
            return Page.Of(
                request, new LocalText("已收到您的异议", "Your objection was received"), ObjectionMarkup.Receipt(receipt, citation, language));
        }
        catch (ProblemException refused)
        {
            SentForm again = form with { Problem = refused.Problem };
            return Page.Of(
                request, FormTitle, ObjectionMarkup.Form(laws, again, language), ProblemCodes.StatusOf(refused.Problem.Code));
        }
    }

    /// <summary>Asks for number and code.</summary>
    [Function("FollowForm")]
    public static IActionResult FollowForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "objections")] HttpRequest request) =>
        Page.Of(request, FollowTitle, ObjectionMarkup.FollowForm(SentForm.Blank, Page.LanguageOf(request)));

    /// <summary>Shows a case. Number and code come in the body: addresses end up in logs.</summary>
    [Function("SendFollowForm")]
    public async Task<IActionResult> Follow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "objections")] HttpRequest request,
        CancellationToken cancellation)
    {
        (SentForm form, _) = await SentForm.ReadAsync(request, cancellation);
        string language = Page.LanguageOf(request);
        try
        {
            string caseNo = form["caseNo"].Trim().ToUpperInvariant();
            bool report = Report.Codes.Any(c => caseNo.Contains($"-{c}-", StringComparison.Ordinal));
            CaseFile file = report
                ? await access.RequireAsync(request, caseNo, form["accessCode"], cancellation, [.. Report.Codes])
                : await access.RequireAsync(request, caseNo, form["accessCode"], cancellation);
            ObjectionView view = await objections.ViewAsync(file, language, cancellation);
            return Page.Of(
                request, new LocalText($"案件 {file.CaseNo}", $"Case {file.CaseNo}"), Html.Of($"{Finding(file, report, language)}{ObjectionMarkup.View(view, language)}"));
        }
        catch (ProblemException refused)
        {
            return Page.Of(
                request,
                FollowTitle,
                ObjectionMarkup.FollowForm(form with { Problem = refused.Problem }, language),
                ProblemCodes.StatusOf(refused.Problem.Code));
        }
    }

    private static Html Finding(CaseFile file, bool report, string language) =>
        report && file.FactsAs<ReportFacts>().Finding is { } finding
            ? Html.Of($"<h2>{new LocalText("核查结果", "What was found").In(language)}</h2><p id=\"finding\">{finding}</p>")
            : Html.None;

    private static async Task<ObjectionInput> ReadAsync(
        SentForm form, IFormFileCollection files, CancellationToken cancellation)
    {
        FieldErrors errors = new();
        string? Optional(string field, int most, bool lines = false) => Texts.Check(errors, field, form[field], most, lines);
        string Required(string field, int most, bool lines = false)
        {
            string? text = Optional(field, most, lines);
            if (text is null && form[field].Trim().Length == 0)
            {
                errors.Add(field, "必填。", "Required.");
            }

            return text ?? "";
        }

        string ground = Required("ground", 40);
        if (ground.Length > 0 && !Grounds.All.Contains(ground))
        {
            errors.Add("ground", "请选择一项。", "Please choose one.");
        }

        List<Attachment> attachments = [];
        foreach (IFormFile file in files.Where(static f => f.Length > 0).Take(AttachmentFields.MaxCount))
        {
            using MemoryStream copy = new();
            await file.CopyToAsync(copy, cancellation);
            if (AttachmentFields.Check(errors, "attachments", Path.GetFileName(file.FileName), copy.ToArray()) is { } attachment)
            {
                attachments.Add(attachment);
            }
        }

        ObjectionInput input = new(
            Required("jurisdiction", 60),
            null,
            new ObjectionSubmission(
                ground,
                Required("statement", ObjectionInput.MaxStatement, lines: true),
                new Applicant(Required("applicant.name", 100), Optional("applicant.email", 254), Optional("applicant.phone", 40)),
                Optional("accountId", 120),
                Optional("accountName", 200),
                Optional("postUrl", 2000),
                attachments));
        ObjectionInput.Check(errors, input);
        return input;
    }
}
