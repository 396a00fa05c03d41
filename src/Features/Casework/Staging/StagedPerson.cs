using System.Text.Json.Serialization;

namespace Platform.Features.Casework;

/// <summary>Somebody of a batch from a web form.</summary>
/// <param name="Number">Of the entry.</param>
/// <param name="Index">The place in the batch, from 0.</param>
/// <param name="OrgTypeId">The client type.</param>
/// <param name="Surname">As it was sent.</param>
/// <param name="FirstName">As it was sent.</param>
/// <param name="Description">The text of the referral to be made; without one only the person is made.</param>
/// <param name="Project">Of that referral.</param>
/// <param name="Source">Which form.</param>
/// <param name="ReferralRole">Who the person is in the form.</param>
/// <param name="Client">Who was made or linked.</param>
/// <param name="Referral">The referral that was made.</param>
public sealed record StagedPerson(
    [property: JsonPropertyName("person")] long Number,
    int Index,
    int OrgTypeId,
    string Surname,
    string? FirstName,
    string? Description,
    long? Project,
    int? Source,
    int? ReferralRole,
    long? Client,
    long? Referral
);
