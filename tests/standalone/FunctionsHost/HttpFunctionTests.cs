using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

public sealed class HttpFunctionTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async Task InitializeAsync() => _app = await RunningApp.StartAsync(
        [typeof(SampleHttp)],
        builder => builder.Services.AddSingleton(new Greeting("hello")),
        settings: [("Standalone:SystemKey", "s3cret"), ("Standalone:FunctionKey", "f1"),
            ("Standalone:MaxRequestBodySize", "100000"), ("AzureFunctionsJobHost:functionTimeout", "00:00:00.300")]);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("shapes/action", 200, """{"word":"hello","path":"/shapes/action"}""")]
    [InlineData("shapes/result", 202, """{"ok":true}""")]
    [InlineData("shapes/text", 200, "plain")]
    [InlineData("shapes/nothing", 200, "")]
    [InlineData("shapes/several", 418, "")]
    public async Task Function_OfEachShape_Answers(string path, int status, string body)
    {
        HttpResponseMessage response = await _app.Client.GetAsync(path);

        Assert.Equal((status, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Function_ThatAnswersThroughTheContext_KeepsItsHeaders() =>
        Assert.Equal("nothing", (await _app.Client.GetAsync("shapes/nothing")).Headers.GetValues("x-said").Single());

    [Fact]
    public async Task Function_WithJsonBody_GetsAndGivesIt()
    {
        HttpResponseMessage response = await _app.Client.PostAsJsonAsync("shapes/poco", new { text = "异议", count = 1 });

        SampleHttp.Note? note = await response.Content.ReadFromJsonAsync<SampleHttp.Note>();
        Assert.Equal(new SampleHttp.Note("异议", 2), note);
    }

    [Theory]
    [InlineData("{ malformed")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{ "count": "many" }""")]
    public async Task Function_WithBodyThatIsNotItsJson_AnswersBadRequest(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        await AssertProblem(await _app.Client.PostAsync("shapes/poco", content), 400, "bad-request");
    }

    [Fact]
    public async Task Function_InTheWorkersOwnModel_ReadsAndAnswers()
    {
        using StringContent content = new("""{ "text": "a", "Count": 3 }""", Encoding.UTF8, "application/json");
        HttpResponseMessage response = await _app.Client.PostAsync("shapes/own?q=1", content);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("POST", response.Headers.GetValues("x-method").Single());
        Assert.Equal("1", response.Headers.GetValues("x-q").Single());
        Assert.StartsWith("seen=yes", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"Text":"a","Count":3}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Function_WithNamedParameters_GetsThemTyped()
    {
        JsonElement said = await _app.Client.GetFromJsonAsync<JsonElement>("names/YN-1/2025-09-30/3?kind=fancy");

        Assert.Equal("YN-1", said.GetProperty("caseNo").GetString());
        Assert.Equal("2025-09-30", said.GetProperty("day").GetString());
        Assert.Equal(3, said.GetProperty("count").GetInt32());
        Assert.Equal("Fancy", said.GetProperty("kind").GetString());
        Assert.Equal("Names", said.GetProperty("function").GetString());
        Assert.Equal("YN-1", said.GetProperty("bound").GetString());
        Assert.True(said.GetProperty("same").GetBoolean());
        Assert.Equal("httpTrigger", said.GetProperty("trigger").GetString());
        Assert.True(said.GetProperty("cancellable").GetBoolean());
    }

    [Fact]
    public async Task Function_WithNamesLeftOut_GetsDefaults()
    {
        JsonElement said = await _app.Client.GetFromJsonAsync<JsonElement>("names/YN-1/2025-09-30");

        Assert.Equal(JsonValueKind.Null, said.GetProperty("count").ValueKind);
        Assert.Equal("Plain", said.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("names/YN-1/yesterday", "day")]
    [InlineData("names/YN-1/2025-09-30/three", "count")]
    [InlineData("names/YN-1/2025-09-30?kind=7", "kind")]
    public async Task Function_WithNameOfAnotherType_AnswersBadRequestNamingIt(string path, string name)
    {
        JsonElement problem = await AssertProblem(await _app.Client.GetAsync(path), 400, "bad-request");

        Assert.Contains(name, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "GET")]
    [InlineData("PUT", "PUT")]
    [InlineData("POST", "other")]
    public async Task Route_SharedByMethods_GoesToEach(string method, string said)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), "methods");

        Assert.Equal(said, await (await _app.Client.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Route_AskedByAnotherMethod_AnswersWhichItTakes()
    {
        HttpResponseMessage response = await _app.Client.DeleteAsync("methods");

        await AssertProblem(response, 405, "method-not-allowed");
        Assert.Equal(["GET", "HEAD", "POST", "PUT"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("shapes")]
    [InlineData("shapes/action/more")]
    [InlineData("names//2025-09-30")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("simulation/clock")]
    [InlineData("a/%E4%B8")]
    public async Task Address_ThatNothingServes_AnswersNotFound(string path) =>
        await AssertProblem(await _app.Client.GetAsync(path), 404, "not-found");

    [Fact]
    public async Task Problem_AskedInEnglish_IsInEnglish()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "nowhere");
        request.Headers.AcceptLanguage.ParseAdd("fr, en;q=0.8, zh;q=0.5");

        JsonElement problem = await AssertProblem(await _app.Client.SendAsync(request), 404, "not-found");

        Assert.Equal("No such address", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Function_ThatThrows_AnswersWithoutDetail()
    {
        JsonElement problem = await AssertProblem(await _app.Client.GetAsync("throws"), 500, "internal-error");

        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Function_PastItsTime_AnswersTimedOut() =>
        await AssertProblem(await _app.Client.GetAsync("slow"), 504, "timed-out");

    [Theory]
    [InlineData("keyed", null, 401)]
    [InlineData("keyed", "wrong", 401)]
    [InlineData("keyed", "f1", 200)]
    [InlineData("keyed", "s3cret", 200)]
    [InlineData("system", "f1", 401)]
    [InlineData("system", "s3cret", 200)]
    public async Task Function_BehindKey_OpensForItOnly(string path, string? key, int status)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        Assert.Equal(status, (int)(await _app.Client.SendAsync(request)).StatusCode);
        Assert.Equal(status, (int)(await _app.Client.GetAsync($"{path}?code={key}")).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_PastTheLimit_AnswersTooLargeAndIsReadAway(bool chunked)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "length")
        {
            Content = new ByteArrayContent(new byte[5_000_000]),
        };
        request.Headers.TransferEncodingChunked = chunked;

        await AssertProblem(await _app.Client.SendAsync(request), 413, "body-too-large");
    }

    [Fact]
    public async Task Body_UpToTheLimit_IsRead()
    {
        using ByteArrayContent content = new(new byte[100_000]);

        Assert.Equal("100000", await (await _app.Client.PostAsync("length", content)).Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> AssertProblem(HttpResponseMessage response, int status, string code)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"),
            ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
