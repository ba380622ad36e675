using System.Security.Cryptography;
using System.Text;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Vault;

/// <summary>The code by which a citizen follows a case: derived from its number, never stored.</summary>
public sealed class AccessCode(ISecrets secrets)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private readonly byte[] _key = secrets.Derive("access-code");

    /// <summary>Twelve characters of Crockford's base32 (60 bits).</summary>
    public string Of(string caseNo)
    {
        byte[] mac = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(caseNo));
        return string.Create(Length, mac, static (text, bytes) =>
        {
            ulong bits = BitConverter.ToUInt64(bytes);
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = Crockford[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }

    /// <summary>Whether a code is the case's; letters that are easily confused are read as Crockford says, spaces and
    /// hyphens do not count. Takes the same time for every wrong code.</summary>
    public bool Matches(string caseNo, string? code)
    {
        string given = new([.. (code ?? "").ToUpperInvariant().Where(static c => c is not (' ' or '-')).Select(Read)]);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(caseNo)), Encoding.UTF8.GetBytes(given));
    }

    private static char Read(char c) => c switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => c,
    };
}
