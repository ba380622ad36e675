using GovMedia.Cli.Simulation;

namespace GovMedia.Cli.Tests.Simulation;

public sealed class ScenarioFileTests
{
    [Fact]
    public void Read_Yaml_KeepsOrderTimesAndTexts()
    {
        Scenario scenario = ScenarioFile.Read("""
            name: 一件异议
            jurisdiction: yunnan
            start: 2025-09-26T10:00:00+08:00
            steps:
              - do: POST /api/objections
                headers: { Idempotency-Key: one }
                with: { phone: 0871, days: 30, on: 2025-10-13, ok: true, none: null, quoted: "30" }
                save: { caseNo: $.caseNo }
                expect: { status: 202, $.dueDate: 2025-10-13 }
              - after: P1DT2H
                as: auditor
                expect:
                  - get: /api/cases/{{caseNo}}
                    $.state: open
                  - get: GET /api/tasks
                    as: yn-health.unit-head
            """);

        Assert.Equal("一件异议", scenario.Name);
        Assert.Equal("yunnan", scenario.Jurisdiction);
        Assert.Equal(new DateTimeOffset(2025, 9, 26, 10, 0, 0, TimeSpan.FromHours(8)), scenario.Start);
        ScenarioStep lodge = scenario.Steps[0];
        Assert.Equal(5, lodge.Line);
        Assert.Equal("one", lodge.Do!.Headers["Idempotency-Key"]);
        Assert.Equal(
            """{"phone":"0871","days":30,"on":"2025-10-13","ok":true,"none":null,"quoted":"30"}""",
            lodge.Do.Body!.ToJsonString());
        Assert.Equal(202, Assert.Single(lodge.Expect).Status);
        ScenarioStep later = scenario.Steps[1];
        Assert.Equal(TimeSpan.FromHours(26), later.After);
        Assert.Equal(["auditor", "yn-health.unit-head"], later.Expect.Select(one => one.Get!.User));
    }

    [Fact]
    public void Read_Json_IsTheSame()
    {
        Scenario scenario = ScenarioFile.Read("""
            {
              "name": "n", "start": "2025-09-26T10:00:00+08:00",
              "steps": [ { "at": "2025-09-27", "expect": { "get": "/healthz", "$.status": "ok" } } ]
            }
            """);

        Assert.Equal("/healthz", Assert.Single(Assert.Single(scenario.Steps).Expect).Get!.Route);
    }

    [Theory]
    [InlineData("name: [", 2)]
    [InlineData("start: 2025-09-26\nsteps: [{ expect: { get: /x } }]", 1)]
    [InlineData("name: n\nstart: soon\nsteps: [{ expect: { get: /x } }]", 1)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps: []", 3)]
    [InlineData("name: n\nstart: 2025-09-26\nextra: 1\nsteps: [{ expect: { get: /x } }]", 3)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { at: 2025-09-27, after: P1D, do: GET /x }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { after: P1M, do: GET /x }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { do: FETCH /x }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { with: { a: 1 } }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { expect: { status: 200 } }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { do: GET /x, expect: { status: ok } }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { do: GET /x, expect: { $.a[: 1 } }", 4)]
    [InlineData("name: n\nstart: 2025-09-26\nsteps:\n  - { do: GET /x, expect: { $.a: { above: 1 } } }", 4)]
    public void Read_OutsideTheFormat_IsRefusedWithItsLine(string text, int line)
    {
        ScenarioFormatException refused = Assert.Throws<ScenarioFormatException>(() => ScenarioFile.Read(text));

        Assert.StartsWith($"line {line}:", refused.Message, StringComparison.Ordinal);
    }
}
