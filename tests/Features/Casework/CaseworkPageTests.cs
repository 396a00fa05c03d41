using System.Text.RegularExpressions;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>What docs/casework.md shows happens as it says, on the demo data of a first start, section by section.</summary>
public sealed partial class CaseworkPageTests
{
    private const string Page = "docs/casework.md";

    /// <summary>Of the lines of a section each request is answered with a success, and each command ends well.</summary>
    [SkippableFact]
    public async Task Every_example_of_every_section_does_what_it_says()
    {
        Tools.Need(Tools.Find("curl") is not null, "curl is needed: apt-get install curl");
        await using var database = await TestDatabase.Create();
        var folder = Directory.CreateTempSubdirectory("platform-page-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "consent.pdf"), "%PDF-1.4 a letter");
        var environment = Executable.OnDatabase(database);
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["Storage__Folder"] = Path.Combine(folder, "files");
        using var service = await Executable.Serve(environment);
        var settings = environment.Select(setting => $"export {setting.Key}='{setting.Value}'");
        // What was asked is behind its status, on a line of its own.
        var script = new List<string>(settings)
        {
            $"cd {folder}",
            "curl() { command curl -w '\\n= %{http_code} %{method} %{url}\\n' \"$@\"; }",
            $"platform() {{ dotnet {Path.Combine(AppContext.BaseDirectory, "Platform.dll")} \"$@\"; }}",
        };
        var sections = Sections();
        sections.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var (title, block) in sections)
        {
            script.Add($"echo '## {title}'");
            script.Add(
                block
                    .Replace(
                        "http://localhost:5080",
                        service.Address!.ToString().TrimEnd('/'),
                        StringComparison.Ordinal
                    )
                    .Replace("dotnet run --", "platform", StringComparison.Ordinal)
            );
        }

        var (exitCode, said) = await Tools.Run("bash", ["-euc", string.Join('\n', script)]);

        exitCode.ShouldBe(0, said);
        var statuses = Status().Matches(said);
        statuses.Count.ShouldBe(sections.Sum(section => Request().Count(section.Block)), said);
        statuses.Where(status => !status.Groups["code"].Value.StartsWith('2')).ShouldBeEmpty(said);
        foreach (var promised in sections.SelectMany(section => Promised().Matches(section.Block)))
        {
            said.ShouldContain(promised.Groups["begin"].Value);
        }
    }

    /// <summary>Else an example could rot between two sections.</summary>
    [Fact]
    public void The_requests_of_the_contract_are_among_them()
    {
        var examples = string.Join('\n', Sections().Select(section => section.Block));

        foreach (
            var request in new[]
            {
                "/v2/clients",
                "/v2/clients/religion/1;3;10/ethnicity/1",
                "/v2/done_contacts/client_registered_disabled/Y/client_employment_status/N/project/5",
                "/v2/referrals/id/510",
                "/v2/clients/website_photo_consent/109",
                "/v2/referrals/date_active/2018-10-01,2018-10-31",
                "/clients/field/id;surname;website_photo_consent",
                "/v2/clients/selectable_fields",
                "/v2/workers/selectable_fields",
                "/v2/referrals/selectable_fields",
                "/v2/due_contacts/selectable_fields",
                "/v2/done_contacts/selectable_fields",
                "/v2/schedules/selectable_fields",
                "PUT  /v2/clients ",
                "PUT  /v2/clients/external_id/EXTERNAL_ID ",
                "PUT  /v2/referrals ",
                "PUT  /v2/due_contacts/referral/510 ",
                "POST /v2/clients/id/1 ",
                "POST /v2/referrals/id/510 ",
                "POST /v2/due_contacts/id/",
                "POST /v2/done_contacts/id/",
                "/v2/clients/id/1/uploads",
                "/v2/referrals/id/510/uploads",
                "/v2/extension_database/staff_disciplinary_13",
                "/v2/extension_database/wellcheck_notes_9/referral/2289",
                "PUT  /v2/extension_database/staff_disciplinary_13 ",
                "POST /v2/extension_database/wellcheck_notes_9/id/17 ",
                "/v2/clients/dimension/district",
                "/v2/clients/dimension/district/metric/gender",
                "/v2/clients/dimension/district/metric/gender/main_disability/7;9/blue_badge_holder/Y",
                "/v2/done_contacts/dimension/day/date_active/2018-10-01,2018-10-31/user/1",
                "/v2/dictionary\n",
                "/v2/dictionary/organisations/district",
                "/v2/dictionary/referrals/project",
                "/v2/dictionary/contacts/contact_type",
                "/v2/dictionary/search/referrals/project/befr",
                "/v2/dictionary/search/referrals/referrer/hosp",
            }
        )
        {
            examples.ShouldContain(request);
        }
    }

    [Fact]
    public void The_page_names_every_group()
    {
        var page = Repository.Read(Page);

        CaseworkArea
            .Instance.Topics.SelectMany(topic => topic.Paths)
            .Select(path => path[(CaseworkArea.Prefix.Length + 1)..])
            .Where(group => !page.Contains(group, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>The commands of each section under its title, in the order of the page.</summary>
    private static List<(string Title, string Block)> Sections() =>
        [
            .. Repository
                .Read(Page)
                .Split("\n## ")
                .Skip(1)
                .SelectMany(section =>
                    Shell()
                        .Matches(section)
                        .Select(block => (section[..section.IndexOf('\n')], block.Groups["script"].Value))
                ),
        ];

    [GeneratedRegex("```sh\n(?<script>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shell();

    [GeneratedRegex("^(ask|send|curl) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Request();

    [GeneratedRegex("^= (?<code>[0-9]{3}) .*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Status();

    /// <summary>How an answer begins, behind its request.</summary>
    [GeneratedRegex("^ask .*  # (?<begin>\\[.*), …\\]$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Promised();
}
