using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

/// <summary>What an app decides about its worker.</summary>
public sealed class WorkerOptionsTests
{
    [Fact]
    public async Task Serializer_ThatTheAppChose_WritesAndReadsDurableData()
    {
        JsonObjectSerializer snake = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        });
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(Functions)], builder => builder.Services.Configure<WorkerOptions>(o => o.Serializer = snake));

        Assert.Equal(
            """{"case_no":"YN-1"} {"case_no":"YN-1 seen"}""", await app.Client.GetStringAsync("carry/YN-1"));
    }

    [Fact]
    public async Task Serializer_ByDefault_LeavesDurableDataToTheEngine()
    {
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)]);

        Assert.Equal("""{"CaseNo":"YN-1"} {"CaseNo":"YN-1 seen"}""", await app.Client.GetStringAsync("carry/YN-1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exception_OfUserCode_ReachesMiddlewareAsThrownWhateverIsSaid(bool said)
    {
        Exception? seen = null;
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)], builder =>
        {
#pragma warning disable CS0618 // Published as obsolete; what it says makes no difference here.
            builder.Services.Configure<WorkerOptions>(options => options.EnableUserCodeException = said);
#pragma warning restore CS0618
            builder.UseMiddleware(async (_, next) => seen = await Record.ExceptionAsync(next));
        });

        await app.Client.GetAsync("throws");

        Assert.IsType<TimeZoneNotFoundException>(seen);
    }

    [Fact]
    public void Capabilities_AreWhatTheOptionsSay()
    {
        WorkerOptions options = new();
        Assert.True(options.IncludeEmptyEntriesInMessagePayload);

        options.IncludeEmptyEntriesInMessagePayload = false;

        Assert.DoesNotContain("IncludeEmptyEntriesInMessagePayload", options.Capabilities);
        options.Capabilities["IncludeEmptyEntriesInMessagePayload"] = "true";
        Assert.True(options.IncludeEmptyEntriesInMessagePayload);
    }

    public static class Functions
    {
        [Function("Carry")]
        public static async Task<string> Carry(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "carry/{caseNo}")] HttpRequest _,
            [DurableClient] DurableTaskClient client,
            string caseNo)
        {
            string id = await client.ScheduleNewOrchestrationInstanceAsync("Seen", new Parcel(caseNo));
            OrchestrationMetadata end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
            return $"{end.SerializedInput} {end.SerializedOutput}";
        }

        [Function("Seen")]
        public static Task<Parcel> Seen([OrchestrationTrigger] TaskOrchestrationContext context, Parcel parcel) =>
            context.CallActivityAsync<Parcel>("Look", parcel);

        [Function("Look")]
        public static Parcel Look([ActivityTrigger] Parcel parcel) => new($"{parcel.CaseNo} seen");

        [Function("Throws")]
        public static string Throws(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest _) =>
            throw new TimeZoneNotFoundException();
    }

    public sealed record Parcel(string CaseNo);
}
