using System.Text.RegularExpressions;

namespace Platform.Tests.Features.Learning;

/// <summary>Bodies of people, and what the mails to them say.</summary>
internal static partial class Registration
{
    /// <summary>The contract's own example.</summary>
    public static string Body(string email, string more = "") =>
        $$"""
            {
              "email": "{{email}}", "password": "password", "first_name": "Vladimir", "last_name": "Ivanov",
              "parent_name": "Petrovich", "phone": "380998887766", "work_phone": "0445453234", "birth_date": "1992-3-3",
              "region": "Kyiv", "town": "Kyiv", "college": "NAU", "diploma": "KO034123123", "job_place": "Central Hospital",
              "job_name": "Dentist", "specialization": 11{{more}}
            }
            """;

    /// <summary>The path of the newest link that was sent to an address.</summary>
    public static async Task<string> LinkTo(this LearningApi api, string email)
    {
        var folder = Path.Combine(api.Files, "mail");
        string? link = null;
        await Eventually.Until(async () =>
        {
            var mails = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
            var last = 0L;
            foreach (var file in mails)
            {
                using var mail = await MimeKit.MimeMessage.LoadAsync(file);
                var id = long.Parse(
                    Path.GetFileNameWithoutExtension(file).Split('-')[1],
                    System.Globalization.CultureInfo.InvariantCulture
                );
                if (mail.To.ToString() == email && id > last && Link().Match(mail.TextBody!) is { Success: true } found)
                {
                    (last, link) = (id, found.Groups["path"].Value);
                }
            }

            return link is not null
                && await api.Database.Value<bool>(
                    "select not exists (select from learning.mail where sent_at is null)"
                );
        });

        return link!;
    }

    [GeneratedRegex(
        @"^https://learn\.example\.org(?<path>/api/v0/(users/confirmation|users/password/reset|subscriptions/unsubscribe)/[A-Za-z0-9_-]+/[0-9a-z]+-[0-9a-f]+/)\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Link();
}
