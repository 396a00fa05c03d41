using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>What a kind answers, made of a row that knows both.</summary>
public interface IEventAnswer<TSelf>
    where TSelf : IEventAnswer<TSelf>
{
    static abstract TSelf Of(Event row);
}

/// <summary>An event; also every row of the table.</summary>
/// <param name="Name">A line.</param>
/// <param name="Description">What lists show.</param>
/// <param name="Place">Where it takes place, or null.</param>
/// <param name="CertificateTemplate">How its certificates look; null: as all do.</param>
/// <param name="StartDate">When it begins.</param>
/// <param name="EndDate">When it ends.</param>
/// <param name="TestingEndDate">Until when its test may be handed in.</param>
/// <param name="IsDraft">Whether only staff see it.</param>
/// <param name="Image">Address of its picture, or null.</param>
/// <param name="Text">What its page shows.</param>
/// <param name="YoutubeId">The video; null where there is none, or, of a private one, the caller has not registered.</param>
/// <param name="Private">Whether the video is for those who registered.</param>
/// <param name="SuccessPercent">How much of its test must be right.</param>
/// <param name="MaxTries">How often the test may be handed in; 0: without limit.</param>
/// <param name="EventPlan">Address of its plan, or null.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Updated">When it was last written.</param>
public sealed record Event(
    long Id,
    [Filters, Orders, Searches] string Name,
    [Orders, Searches] string Description,
    [Filters, Orders, Searches] string? Place,
    long? CertificateTemplate,
    [Filters, Orders] DateTime StartDate,
    [Filters, Orders] DateTime EndDate,
    [Filters, Orders] DateTime TestingEndDate,
    [Filters, Orders] bool IsDraft,
    string? Image,
    [Orders, Searches] string Text,
    [Filters("shown.youtube_id"), Orders, Searches("event.youtube_id", When = "shown.is_open")] string? YoutubeId,
    [Filters, Orders] bool Private,
    [Filters, Orders] double SuccessPercent,
    [Filters, Orders] int MaxTries,
    string? EventPlan,
    [Filters, Orders] DateTime Created,
    [Filters, Orders] DateTime Updated
) : IEventAnswer<Event>
{
    public const string Example = """
        {
          "id": 1, "name": "Event in Kyiv", "description": "Event description", "place": "Kyiv",
          "certificate_template": null, "start_date": "2019-09-15T14:00:00", "end_date": "2019-09-15T15:00:00",
          "testing_end_date": "2019-09-15T16:00:00", "is_draft": false, "image": null, "text": "Full event text",
          "youtube_id": "www3ssasa", "private": true, "success_percent": 70.0, "max_tries": 0, "event_plan": null,
          "created": "2019-09-01T10:00:00.120000", "updated": "2019-09-01T10:00:00.120000"
        }
        """;

    public const string Write = """
        {
          "name": "Event in Kyiv", "description": "Event description", "place": "Kyiv", "text": "Full event text",
          "start_date": "2019-09-15T14:00:00", "end_date": "2019-09-15T15:00:00",
          "testing_end_date": "2019-09-15T16:00:00", "is_draft": false, "private": true, "youtube_id": "www3ssasa",
          "success_percent": 70.0, "max_tries": 0
        }
        """;

    public static Event Of(Event row) => row;
}

/// <summary>A webinar: an event without a place.</summary>
/// <inheritdoc cref="Event"/>
public sealed record Webinar(
    long Id,
    [Filters, Orders, Searches] string Name,
    [Orders, Searches] string Description,
    long? CertificateTemplate,
    [Filters, Orders] DateTime StartDate,
    [Filters, Orders] DateTime EndDate,
    [Filters, Orders] DateTime TestingEndDate,
    [Filters, Orders] bool IsDraft,
    string? Image,
    [Orders, Searches] string Text,
    [Filters("shown.youtube_id"), Orders, Searches("event.youtube_id", When = "shown.is_open")] string? YoutubeId,
    [Filters, Orders] bool Private,
    [Filters, Orders] double SuccessPercent,
    [Filters, Orders] int MaxTries,
    string? EventPlan,
    [Filters, Orders] DateTime Created,
    [Filters, Orders] DateTime Updated
) : IEventAnswer<Webinar>
{
    public const string Example = """
        {
          "id": 1, "name": "How to become a doctor", "description": "Webinar description", "certificate_template": null,
          "start_date": "2019-09-15T14:00:00", "end_date": "2019-09-15T15:00:00",
          "testing_end_date": "2019-09-15T16:00:00", "is_draft": false, "image": null, "text": "Full text",
          "youtube_id": "www3ssasa", "private": true, "success_percent": 80.0, "max_tries": 2, "event_plan": null,
          "created": "2019-09-01T10:00:00.120000", "updated": "2019-09-01T10:00:00.120000"
        }
        """;

    public const string Write = """
        {
          "name": "How to become a doctor", "description": "Webinar description", "text": "Full text",
          "start_date": "2019-09-15T14:00:00", "end_date": "2019-09-15T15:00:00",
          "testing_end_date": "2019-09-15T16:00:00", "is_draft": false, "private": true, "youtube_id": "www3ssasa",
          "success_percent": 80.0, "max_tries": 2
        }
        """;

    public static Webinar Of(Event row) =>
        new(
            row.Id,
            row.Name,
            row.Description,
            row.CertificateTemplate,
            row.StartDate,
            row.EndDate,
            row.TestingEndDate,
            row.IsDraft,
            row.Image,
            row.Text,
            row.YoutubeId,
            row.Private,
            row.SuccessPercent,
            row.MaxTries,
            row.EventPlan,
            row.Created,
            row.Updated
        );
}

/// <summary>An event as staff write it.</summary>
/// <param name="EndDate">Not before the start.</param>
/// <param name="IsDraft">Whether only staff see it: true unless it says otherwise.</param>
/// <param name="Private">Whether the video is for those who register.</param>
/// <param name="SuccessPercent">How much of its test must be right.</param>
/// <param name="MaxTries">How often the test may be handed in; 0: without limit.</param>
/// <param name="CertificateTemplate">Id of a template.</param>
public sealed record EventRequest(
    [MaxLength(255)] string Name,
    [MaxLength(100_000)] string Description,
    [MaxLength(100_000)] string Text,
    DateTime StartDate,
    DateTime EndDate,
    DateTime TestingEndDate,
    bool IsDraft = true,
    bool Private = false,
    [Range(0, 100)] [TwoPlaces] double SuccessPercent = 70,
    [Range(0, int.MaxValue)] int MaxTries = 0,
    [MaxLength(255)] string? Place = null,
    [MaxLength(255)] string? YoutubeId = null,
    [Relation] long? CertificateTemplate = null,
    [MaxLength(100)] [Image] UploadedFile? Image = null,
    [MaxLength(100)] [Attached] UploadedFile? EventPlan = null
);

/// <summary>A webinar as staff write it.</summary>
/// <inheritdoc cref="EventRequest"/>
public sealed record WebinarRequest(
    [MaxLength(255)] string Name,
    [MaxLength(100_000)] string Description,
    [MaxLength(100_000)] string Text,
    DateTime StartDate,
    DateTime EndDate,
    DateTime TestingEndDate,
    bool IsDraft = true,
    bool Private = false,
    [Range(0, 100)] [TwoPlaces] double SuccessPercent = 70,
    [Range(0, int.MaxValue)] int MaxTries = 0,
    [MaxLength(255)] string? YoutubeId = null,
    [Relation] long? CertificateTemplate = null,
    [MaxLength(100)] [Image] UploadedFile? Image = null,
    [MaxLength(100)] [Attached] UploadedFile? EventPlan = null
);
