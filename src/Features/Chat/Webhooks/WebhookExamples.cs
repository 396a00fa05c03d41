namespace Platform.Features.Chat;

/// <summary>Answers about webhooks.</summary>
internal static class WebhookExamples
{
    public const string New = """
        {
          "results": {
            "webhook": {
              "url": "https://shop.example/chat", "enabled": true, "events": ["post_comment", "push"],
              "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "old_secret_until": null,
              "created_at": "2017-10-09T06:47:00Z", "updated_at": "2017-10-09T06:47:00Z"
            }
          },
          "status": 200
        }
        """;

    public const string Deleted =
        """
            { "results": { "webhook":
            """
        + Known
        + """
            }, "status": 200 }
            """;

    public const string All =
        """
            { "results": { "webhooks": [
            """
        + Known
        + """
            ] }, "status": 200 }
            """;

    private const string Known = """
        {
          "url": "https://shop.example/chat", "enabled": true, "events": ["post_comment", "push"],
          "secret": "whsec_…LaSw", "old_secret_until": null,
          "created_at": "2017-10-09T06:47:00Z", "updated_at": "2017-10-09T06:47:00Z"
        }
        """;
}
