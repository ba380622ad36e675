using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>
/// The durable management routes, behind the system key. What would destroy history (terminate, rewind, restart and
/// purge) is refused unless the installation allows it, and then done as far as the app's keeper of histories lets it.
/// </summary>
internal sealed class ManagementEndpoints(
    Lazy<DurableTaskClient> client, IReadOnlySet<string> orchestrators, HostKeys keys, bool full)
{
    /// <summary>Maps the routes.</summary>
    /// <param name="app">Where to.</param>
    public void Map(IEndpointRouteBuilder app)
    {
        InstanceReads reads = new(client);
        InstanceCommands commands = new(client, orchestrators);
        const string instance = "instances/{instanceId}";
        Add(app, "POST", "orchestrators/{functionName}/{instanceId?}", commands.StartAsync);
        Add(app, "GET", "instances", reads.ListAsync);
        Add(app, "GET", instance, reads.GetAsync);
        Add(app, "POST", instance + "/raiseEvent/{eventName}", commands.RaiseEventAsync);
        Add(app, "POST", instance + "/suspend", commands.SuspendAsync);
        Add(app, "POST", instance + "/resume", commands.ResumeAsync);
        Add(app, "POST", instance + "/terminate", commands.TerminateAsync, destroys: true);
        Add(app, "POST", instance + "/rewind", commands.RewindAsync, destroys: true);
        Add(app, "POST", instance + "/restart", commands.RestartAsync, destroys: true);
        Add(app, "DELETE", instance, commands.PurgeAsync, destroys: true);
        Add(app, "DELETE", "instances", commands.PurgeManyAsync, destroys: true);
    }

    private void Add(
        IEndpointRouteBuilder app,
        string method,
        string route,
        RequestDelegate serve,
        bool destroys = false) =>
        app.MapMethods($"{ManagementAddresses.Base}/{route}", [method], http =>
            !keys.Admit(http, AuthorizationLevel.System) ? HostKeys.RefuseAsync(http)
            : destroys && !full ? RefuseAsync(http)
            : serve(http)).WithMetadata(ServedHere.Mark);

    private static Task RefuseAsync(HttpContext http) => HostProblem.WriteAsync(
        http,
        StatusCodes.Status403Forbidden,
        "management-read-only",
        new("此操作未开放", "Not allowed here"),
        new(
            "终止、回退、重启和清除会毁损历史记录；本安装未开放（Standalone:Management=full 时开放）。",
            "Terminate, rewind, restart and purge can destroy history; they are open only where "
                + "Standalone:Management is full."));
}
