using System.Text.RegularExpressions;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Functions.Sessions;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.People;

/// <summary>Units, users and mandates, kept by the administrator.</summary>
public sealed partial class PeopleFunctions(DirectoryBook directory, CredentialStore credentials)
{
    /// <summary>All users, by name; nobody's password.</summary>
    [Function("ListUsers")]
    public static async Task<IActionResult> Users(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/users")] HttpRequest request,
        FunctionContext context) =>
        Answer.Json(await context.Caller().People.Users.Values
            .OrderBy(static u => u.Id, StringComparer.Ordinal)
            .ToAsyncEnumerable()
            .PageAsync(request, static u => u.Id));

    /// <summary>Adds a user or changes one; a new one gets a one-time password, answered once.</summary>
    [Function("PutUser")]
    public async Task<IActionResult> PutUser(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/users")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        DirectorySnapshot people = context.Caller().People;
        string[] roles = [.. body.TextList("roles", 20)];
        User user = new(
            Id(body, "id"),
            body.Text("name", 100),
            body.OptionalText("unit", 100),
            [.. roles],
            body.OptionalText("email", 254),
            body.Flag("disabled"));
        string? password = body.OptionalText("password", 200);
        CheckUser(errors, user, password, people);
        errors.ThrowIfAny();

        bool isNew = !people.Users.ContainsKey(user.Id);
        await directory.PutAsync(user, cancellation);
        string? oneTime = password ?? (isNew ? credentials.NewPassword() : null);
        if (oneTime is not null)
        {
            await credentials.SetAsync([user.Id], oneTime, mustChange: true, cancellation);
        }

        return Answer.Json(
            new { user, oneTimePassword = password is null ? oneTime : null },
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>All units, by id.</summary>
    [Function("ListUnits")]
    public static async Task<IActionResult> Units(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/units")] HttpRequest request,
        FunctionContext context) =>
        Answer.Json(await context.Caller().People.Units.Values
            .OrderBy(static u => u.Id, StringComparer.Ordinal)
            .ToAsyncEnumerable()
            .PageAsync(request, static u => u.Id));

    /// <summary>Adds a unit or changes one.</summary>
    [Function("PutUnit")]
    public async Task<IActionResult> PutUnit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/units")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        DirectorySnapshot people = context.Caller().People;
        Unit unit = new(
            Id(body, "id"),
            body.Text("name", 200),
            body.Text("jurisdiction", 60),
            body.Flag("supervising"),
            body.OptionalText("parent", 100));
        if (unit.Jurisdiction.Length > 0 && !people.Jurisdictions.ContainsKey(unit.Jurisdiction))
        {
            string known = string.Join(", ", people.Jurisdictions.Keys.Order(StringComparer.Ordinal));
            errors.Add("jurisdiction", $"没有这个辖区；可为：{known}。", $"There is no such jurisdiction; accepted are {known}.");
        }

        if (unit.Parent is { } parent && (!people.Units.ContainsKey(parent) || people.IsWithin(parent, unit.Id)))
        {
            errors.Add(
                "parent", "须是已有的单位，且不是自己或下级。", "An existing unit is expected that is neither this one nor below it.");
        }

        errors.ThrowIfAny();
        bool isNew = !people.Units.ContainsKey(unit.Id);
        await directory.PutAsync(unit, cancellation);
        return Answer.Json(unit, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>All mandates, past ones included.</summary>
    [Function("ListMandates")]
    public static async Task<IActionResult> Mandates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates")] HttpRequest request,
        FunctionContext context) =>
        Answer.Json(await context.Caller().People.Mandates
            .OrderBy(static m => m.Id, StringComparer.Ordinal)
            .ToAsyncEnumerable()
            .PageAsync(request, static m => m.Id));

    /// <summary>Records a dated delegation: one acts for another.</summary>
    [Function("PutMandate")]
    public async Task<IActionResult> PutMandate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        DirectorySnapshot people = context.Caller().People;
        string from = KnownUser(body, "from", people);
        string to = KnownUser(body, "to", people);
        DateOnly first = body.Day("validFrom");
        DateOnly last = body.Day("validThrough");
        string document = body.Text("document", 500);
        if (from == to && from.Length > 0)
        {
            errors.Add("to", "不能委托给本人。", "Nobody delegates to themselves.");
        }

        if (people.Users.GetValueOrDefault(to)?.Roles.Contains(Roles.Auditor) == true)
        {
            errors.Add("to", "审计员不办理案件，不能受委托。", "Auditors write nothing and take no mandate.");
        }

        if (last < first)
        {
            errors.Add("validThrough", "不得早于起始日。", "It must not lie before the first day.");
        }

        errors.ThrowIfAny();
        Mandate mandate = new($"{from}.{to}.{first:yyyyMMdd}", from, to, first, last, document);
        await directory.PutAsync(mandate, cancellation);
        return Answer.Json(mandate, StatusCodes.Status201Created);
    }

    private static void CheckUser(FieldErrors errors, User user, string? password, DirectorySnapshot people)
    {
        Texts.CheckEmail(errors, "email", user.Email);
        if (user.Roles.IsEmpty || user.Roles.Any(static r => !Roles.All.Contains(r)))
        {
            string all = string.Join(", ", Roles.All);
            errors.Add("roles", $"须有一个或几个：{all}。", $"One or more are expected of {all}.");
        }

        bool anywhere = user.Roles.All(static r => r is Roles.Auditor or Roles.Administrator);
        if (user.Unit is null ? !anywhere : !people.Units.ContainsKey(user.Unit))
        {
            errors.Add(
                "unit",
                "须是已有的单位；只有审计员和管理员可以没有单位。",
                "An existing unit is expected; only auditors and administrators have none.");
        }

        if (user.Roles.Contains(Roles.Auditor) && user.Roles.Count > 1)
        {
            errors.Add("roles", "审计员不得兼任其他角色。", "An auditor holds no other role.");
        }

        if (password is { Length: < CredentialStore.LeastLength })
        {
            errors.Add(
                "password", $"至少{CredentialStore.LeastLength}个字符。", $"At least {CredentialStore.LeastLength} characters are needed.");
        }
    }

    private static string KnownUser(Fields body, string field, DirectorySnapshot people)
    {
        string user = body.Text(field, 100);
        if (user.Length > 0 && !people.Users.ContainsKey(user))
        {
            body.Errors.Add(field, $"没有用户“{user}”。", $"There is no user '{user}'.");
        }

        return user;
    }

    private static string Id(Fields body, string field)
    {
        string id = body.Text(field, 60);
        if (id.Length > 0 && !IdShape().IsMatch(id))
        {
            body.Errors.Add(
                field,
                "只用小写字母、数字、“.”和“-”，以字母开头。",
                "Lower-case letters, digits, '.' and '-', beginning with a letter.");
        }

        return id;
    }

    [GeneratedRegex("^[a-z][a-z0-9.-]{0,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();
}
