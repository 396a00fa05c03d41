namespace Platform.Features.Chat;

/// <summary>A file of users, rooms or comments that is brought in.</summary>
/// <param name="UniqueId">Names it in paths.</param>
/// <param name="ResourceName">What the file holds: <c>users</c>, <c>rooms</c> or <c>comments</c>.</param>
/// <param name="Status"><c>started</c>, <c>finished</c> or <c>failed</c>.</param>
/// <param name="TotalRows">Rows that are in; 0 until it is finished.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="OriginalFilename">As the client called it.</param>
/// <param name="Errors">
/// <c>{}</c> when it is finished. When it failed: <c>Message</c>, and in <c>Data</c> the first 100 errors, each with
/// <c>Row</c> (from 1; 0 is the whole file), <c>Field</c>, <c>Value</c> and <c>Message</c>.
/// </param>
/// <param name="CreatedAt">When it was uploaded.</param>
public sealed record Import(
    Guid UniqueId,
    string ResourceName,
    string Status,
    long TotalRows,
    long Size,
    string OriginalFilename,
    RawJson Errors,
    DateTime CreatedAt
);
