using System.Reflection;
using GovMedia.Functions.Access;
using GovMedia.Functions.Composition;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Directory;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Tests.Access;

public sealed class EndpointTableTests
{
    private static readonly (string Name, HttpTriggerAttribute Trigger)[] Functions =
    [
        .. from type in typeof(InstanceSettings).Assembly.GetTypes()
           from method in type.GetMethods()
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           select (method.GetCustomAttribute<FunctionAttribute>()!.Name, trigger),
    ];

    [Fact]
    public void Table_AgainstTheFunctions_HasEachAndNoOther() =>
        Assert.Equal(
            Functions.Select(static f => f.Name).Order(StringComparer.Ordinal),
            EndpointTable.Functions.Order(StringComparer.Ordinal));

    [Fact]
    public void Functions_ByTrigger_AreAnonymousToTheHost() =>
        Assert.All(Functions, static f => Assert.Equal(AuthorizationLevel.Anonymous, f.Trigger.AuthLevel));

    [Fact]
    public void Functions_ThatChange_AreClosedToAuditors()
    {
        string[] changing =
        [
            .. Functions.Where(static f => f.Trigger.Methods!.Any(static m => m != "get")).Select(static f => f.Name)
                .Where(static f => EndpointTable.Of(f)!.Kind == AccessKind.SignedIn && f != "ChangePassword"),
        ];

        Assert.NotEmpty(changing);
        Assert.All(changing, static f =>
        {
            Assert.NotEmpty(EndpointTable.Of(f)!.Roles);
            Assert.DoesNotContain(Roles.Auditor, EndpointTable.Of(f)!.Roles);
        });
    }

    [Fact]
    public void Functions_UnderApi_CarryThePrefixThemselves() =>
        Assert.All(
            Functions.Where(static f => EndpointTable.Of(f.Name)!.Kind != AccessKind.Everybody),
            static f => Assert.StartsWith("api/", f.Trigger.Route, StringComparison.Ordinal));

    [Fact]
    public void Codes_InTheTable_AreKebabCaseWithAStatus() =>
        Assert.All(ProblemCodes.All, static c =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", c);
            Assert.InRange(ProblemCodes.StatusOf(c), 400, 599);
        });
}
