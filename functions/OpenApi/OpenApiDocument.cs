using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using GovMedia.Functions.Access;
using GovMedia.Functions.Objections;
using GovMedia.Workflows;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.OpenApi;

/// <summary>Describes the interface (OpenAPI 3.1) from the functions themselves, their access and their
/// notes.</summary>
public static partial class OpenApiDocument
{
    /// <summary>The description of every route of the interface; pages are no part of it.</summary>
    public static JsonObject Build()
    {
        JsonObject paths = [];
        foreach ((string name, HttpTriggerAttribute trigger) in Functions())
        {
            EndpointNote? known = EndpointNotes.Of(name);
            if (known is not null || trigger.Route!.StartsWith("api/", StringComparison.Ordinal))
            {
                EndpointNote note = known ?? new EndpointNote(Words().Replace(name, " ").Trim());
                string path = "/" + trigger.Route;
                JsonObject item = paths[path] as JsonObject ?? [];
                paths[path] = item;
                foreach (string method in trigger.Methods ?? [])
                {
                    item[method] = Operation(name, trigger.Route!, note);
                }
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "GovMedia", ["version"] = ProductVersion.Current },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    ["cookie"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = Sessions.SessionReader.Cookie },
                    ["signature"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "header",
                        ["name"] = "X-Twilio-Email-Event-Webhook-Signature",
                        ["description"] = "Of a gateway: X-GovMedia-Signature",
                    },
                    ["accessCode"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = AccessCodeCheck.Header },
                },
                ["schemas"] = new JsonObject { ["Problem"] = ProblemSchema() },
            },
        };
    }

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Functions() =>
        from type in typeof(OpenApiDocument).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where trigger is not null && function is not null
        orderby trigger.Route, function.Name
        select (function.Name, trigger);

    private static JsonObject Operation(string name, string route, EndpointNote note)
    {
        JsonObject success = new() { ["description"] = note.Summary };
        if (note.Answer is { } answer)
        {
            JsonNode schema = GovJson.Options.GetJsonSchemaAsNode(answer);
            success["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } };
        }

        JsonObject operation = new()
        {
            ["operationId"] = name,
            ["summary"] = note.Summary,
            ["parameters"] = Parameters(route, note),
            ["security"] = Security(EndpointTable.Of(name)),
            ["responses"] = new JsonObject
            {
                [note.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = success,
                ["default"] = Refusal(),
            },
        };
        if (EndpointTable.Of(name) is { Roles: { Count: > 0 } roles })
        {
            operation["x-roles"] = new JsonArray([.. roles.Select(static r => (JsonNode)r)]);
        }

        if (note.Request is { } request)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = JsonNode.Parse(request) } },
            };
        }

        return operation;
    }

    private static JsonArray Parameters(string route, EndpointNote note)
    {
        IEnumerable<JsonNode> path = Variable().Matches(route).Select(static m => Parameter(m.Groups[1].Value, "path", required: true));
        IEnumerable<JsonNode> query = note.Query.Select(static q => Parameter(q, "query", required: false));
        return [.. path.Concat(query)];
    }

    private static JsonObject Parameter(string name, string place, bool required) => new JsonObject
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonArray Security(Access.Access? access) => access?.Kind switch
    {
        AccessKind.SignedIn => [new JsonObject { ["bearer"] = new JsonArray() }, new JsonObject { ["cookie"] = new JsonArray() }],
        AccessKind.WithSignature => [new JsonObject { ["signature"] = new JsonArray() }],
        AccessKind.WithAccessCode => [new JsonObject { ["accessCode"] = new JsonArray() }],
        _ => [],
    };

    private static JsonObject Refusal() => new()
    {
        ["description"] = "A problem (RFC 9457)",
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" },
            },
        },
    };

    private static JsonNode ProblemSchema() => JsonNode.Parse("""
        {"type":"object","required":["type","title","status","detail","code"],"properties":{
        "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
        "code":{"type":"string"},"rule":{"type":"string"},"article":{"type":"string"},
        "earliest":{"type":"string","format":"date-time"},"latest":{"type":"string","format":"date-time"},
        "errors":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}}}}
        """)!;

    // Where a function has no note, its name must do.
    [GeneratedRegex("(?<!^)(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
