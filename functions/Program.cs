using GovMedia.Adapters.Composition;
using GovMedia.Functions.Access;
using GovMedia.Functions.Composition;
using GovMedia.Functions.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseWhen<ProblemMiddleware>(Triggers.IsHttp);
builder.UseWhen<AccessMiddleware>(Triggers.IsHttp);
Schedules.AddDefaults(builder.Configuration);
builder.Services.AddGovMediaAdapters(builder.Configuration);
builder.Services.AddGovMedia(builder.Configuration);
await builder.Build().RunAsync();
