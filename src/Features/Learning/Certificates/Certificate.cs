namespace Platform.Features.Learning;

/// <summary>What a certificate says, as it was when it was issued, and how it looks.</summary>
/// <param name="Number">By which it is confirmed.</param>
/// <param name="FullName">Of the person: last, first, parent.</param>
/// <param name="Title">Of the event, webinar or course.</param>
/// <param name="Result">Per cent.</param>
/// <param name="Points">Of a course.</param>
/// <param name="Author">Of a course.</param>
/// <param name="PassedAt">When the result was handed in.</param>
/// <param name="IssuedAt">When the certificate was first asked for.</param>
/// <param name="Heading">Of its template; null: there is none.</param>
/// <param name="Body">Of its template, with placeholders.</param>
/// <param name="Orientation">Of its template.</param>
/// <param name="Background">The file of its template, as rows name files.</param>
public sealed record Certificate(
    string Number,
    string FullName,
    string Title,
    double Result,
    int? Points,
    string? Author,
    DateTime PassedAt,
    DateTime IssuedAt,
    string? Heading,
    string? Body,
    string? Orientation,
    string? Background
);
