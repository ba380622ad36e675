using System.CommandLine;
using System.Text.Json.Nodes;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Instances;

namespace GovMedia.Cli.Sessions;

/// <summary>Prints a bearer token of a running instance for one of its users.</summary>
/// <remarks>Who may read the data folder's <c>local.secret</c> is trusted as the instance itself is.</remarks>
internal static class TokenCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb token = new("token", "token --user NAME [--data DIR]", "Prints a bearer token from the local issuer.");
        Option<string> user = token.With(Accepted.Text("--user", "NAME", "Whose token.", required: true));
        Option<string> data = token.With(Accepted.Data());
        token.SetAction(async (call, stop) =>
        {
            string folder = terminal.Resolve(call.GetValue(data)!);
            using InstanceApi api = new(await RunningInstance.RequireAsync(folder, stop));
            JsonObject session = await api.SignInAsync(call.GetValue(user)!, stop);
            await terminal.Output.WriteLineAsync((string?)session["token"]);
            return 0;
        });
        return token;
    }
}
