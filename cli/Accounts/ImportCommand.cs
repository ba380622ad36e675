using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Instances;
using GovMedia.Cli.Moving;

namespace GovMedia.Cli.Accounts;

/// <summary>Loads a unit's account list into a running instance.</summary>
internal static class ImportCommand
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary><c>import</c> and what can be imported.</summary>
    public static Command Create(Terminal terminal) => new Verb("import", "import accounts FILE", "Loads lists, or a whole instance.")
    {
        CreateAccounts(terminal),
        ImportInstanceCommand.Create(terminal),
    };

    private static Verb CreateAccounts(Terminal terminal)
    {
        Verb accounts = new(
            "accounts",
            "import accounts FILE.csv|FILE.xlsx [--dry-run] [--user NAME] [--data DIR]",
            "Loads an account list, CSV or XLSX.");
        Argument<string> file = accounts.With(new Argument<string>("FILE") { Description = "The list." });
        Option<bool> dryRun = accounts.With(Accepted.Flag("--dry-run", "Checks the list and changes nothing."));
        Option<string> user = accounts.With(Accepted.Text("--user", "NAME", "Who imports; admin unless given."));
        Option<string> data = accounts.With(Accepted.Data());
        accounts.SetAction(async (call, stop) =>
        {
            string path = terminal.Resolve(call.GetValue(file)!);
            using ByteArrayContent list = Read(path);
            string folder = terminal.Resolve(call.GetValue(data)!);
            using InstanceApi api = new(await RunningInstance.RequireAsync(folder, stop));
            await api.SignInAsync(call.GetValue(user) ?? "admin", stop);
            string route = call.GetValue(dryRun) ? "/api/accounts/import?dryRun=true" : "/api/accounts/import";
            JsonNode? answer = await api.SendAsync(HttpMethod.Post, route, list, stop);
            return Report(answer, terminal);
        });
        return accounts;
    }

    private static ByteArrayContent Read(string path)
    {
        if (!ContentTypes.TryGetValue(Path.GetExtension(path), out string? contentType))
        {
            throw new UsageException($"'{path}' is neither .csv nor .xlsx");
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file '{path}'");
        }

        return new ByteArrayContent(File.ReadAllBytes(path))
        {
            Headers = { ContentType = new MediaTypeHeaderValue(contentType) },
        };
    }

    /// <summary>Prints counts, then what is wrong by row; 1 when any row was refused.</summary>
    private static int Report(JsonNode? answer, Terminal terminal)
    {
        if (answer is not JsonObject report)
        {
            return 0;
        }

        foreach ((string name, JsonNode? value) in report.Where(field => field.Value is JsonValue))
        {
            terminal.Output.WriteLine($"{name}: {value}");
        }

        JsonArray errors = report["errors"] as JsonArray ?? [];
        foreach (JsonNode? error in errors)
        {
            terminal.Output.WriteLine(error?.ToJsonString(Json.Readable));
        }

        return errors.Count == 0 ? 0 : 1;
    }
}
