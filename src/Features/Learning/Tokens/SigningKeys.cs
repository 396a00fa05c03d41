using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Features.Learning;

/// <summary>
/// What signs and verifies tokens: the keys of the settings, or, where they name none, those in
/// <c>learning.signing_key</c>, of which the first is made by whoever needs it first; so all nodes agree.
/// </summary>
public sealed class SigningKeys(LearningOptions options, Database database, TimeProvider time)
{
    private const int KeyBytes = 32;

    /// <summary>How soon a node knows a key that was added.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private static readonly Statement Make = Statement.Named("Learning/SigningKeys.Make");
    private static readonly Statement Find = Statement.Named("Learning/SigningKeys.Find");

    private Known? _known;

    /// <summary>The first signs, all verify.</summary>
    public async ValueTask<IReadOnlyList<SymmetricSecurityKey>> All(CancellationToken stop) =>
        (_known is { } known && time.GetUtcNow() < known.Until ? known : _known = await Read(stop)).Keys;

    /// <summary>Keys of links for a purpose, derived from those of tokens; the first makes links, all verify.</summary>
    public async ValueTask<IReadOnlyList<byte[]>> OfLinks(string purpose, CancellationToken stop) =>
        [
            .. (await All(stop)).Select(key =>
                HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Key, KeyBytes, info: Encoding.ASCII.GetBytes(purpose))
            ),
        ];

    private async Task<Known> Read(CancellationToken stop)
    {
        if (options.JwtKey.Length > 0)
        {
            return Of(
                options.PreviousJwtKeys.Prepend(options.JwtKey).Select(Encoding.UTF8.GetBytes),
                DateTimeOffset.MaxValue
            );
        }

        var now = time.GetUtcNow();
        var kept = await database.Many<byte[]>(Find, null, stop);
        if (kept.Count == 0)
        {
            await database.Execute(Make, new { key = RandomNumberGenerator.GetBytes(KeyBytes), now }, stop);
            kept = await database.Many<byte[]>(Find, null, stop); // another node may have been quicker
        }

        return Of(kept, now + Look);
    }

    private static Known Of(IEnumerable<byte[]> keys, DateTimeOffset until) =>
        new([.. keys.Select(key => new SymmetricSecurityKey(key))], until);

    private sealed record Known(IReadOnlyList<SymmetricSecurityKey> Keys, DateTimeOffset Until);
}
