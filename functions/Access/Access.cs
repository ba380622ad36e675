namespace GovMedia.Functions.Access;

/// <summary>Who may call an endpoint.</summary>
/// <param name="Kind">Everybody, whoever holds a case's access code, whoever signs the request, or signed-in users.</param>
/// <param name="Roles">Of signed-in users, the roles of which one is needed; empty: any.</param>
public sealed record Access(AccessKind Kind, IReadOnlyList<string> Roles)
{
    /// <summary>Open to everybody.</summary>
    public static Access Everybody { get; } = new(AccessKind.Everybody, []);

    /// <summary>Open to whoever knows a case's access code; the function checks it.</summary>
    public static Access WithCode { get; } = new(AccessKind.WithAccessCode, []);

    /// <summary>Open to the channel that signs what it sends; the function checks the signature.</summary>
    public static Access WithSignature { get; } = new(AccessKind.WithSignature, []);

    /// <summary>Open to every signed-in user; what they see depends on their unit.</summary>
    public static Access SignedIn { get; } = new(AccessKind.SignedIn, []);

    /// <summary>Open to signed-in users who hold one of some roles.</summary>
    public static Access To(params string[] roles) => new(AccessKind.SignedIn, roles);
}
