using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>What is to be sent, claimed.</summary>
/// <param name="Id">Of the delivery.</param>
/// <param name="Attempts">This one counted.</param>
/// <param name="Lane">The webhook.</param>
/// <param name="UniqueId">Of the event, the same at each attempt.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">Signs.</param>
/// <param name="OldSecret">Signs too, for a day after a new one was made.</param>
/// <param name="Body">Null: there is nothing left to tell.</param>
/// <param name="Trace">Of the request that caused it.</param>
public sealed record WebhookDelivery(
    long Id,
    int Attempts,
    long Lane,
    Guid UniqueId,
    string Url,
    string Secret,
    string? OldSecret,
    byte[]? Body,
    string? Trace
) : IOutgoing
{
    public int Bytes => Body?.Length ?? 0;
}
