namespace Platform.Tests.Features.Sync;

public sealed class ExportTherapistsTests(ExportTherapistsTests.Arranged api)
    : IClassFixture<ExportTherapistsTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into sync.organization (id) values (1);
                insert into sync.therapist (id, organization_id, date_joined)
                values
                    ('c55a11c49fb2c631455f4549b94a7383', 1, '2018-04-06'),
                    ('2d8023ddb77664de44bf3ac8d46890da', null, null),
                    ('=cmd|'' /C calc''!A0', 1, '0001-01-01'),
                    ('+1', 1, null), ('@x', 1, null), (e'\tx', 1, null), ('-1', 1, null),
                    ('-2+3', 1, null), (e'\rx', 1, null),
                    ('say "hi", you', 1, '9999-12-31'),
                    (e'line\r\nbreak', null, null),
                    ('é😀', 1, null)
                """
            );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Exports_all_by_id(string format) =>
        await Verify(await api.Client.Send(HttpMethod.Post, "/therapists/export/", Exchanges.Form(("format", format))))
            .UseParameters(format);

    [Fact]
    public async Task Csv_to_the_byte() =>
        (await api.Client.Post("/therapists/export/", """{"format":"csv"}""")).Body.ShouldBe(
            "id,organization_id,date_joined\r\n"
                + "'\tx,1,\r\n"
                + "\"'\rx\",1,\r\n"
                + "'+1,1,\r\n"
                + "-1,1,\r\n"
                + "'-2+3,1,\r\n"
                + "2d8023ddb77664de44bf3ac8d46890da,,\r\n"
                + "'=cmd|' /C calc'!A0,1,0001-01-01\r\n"
                + "'@x,1,\r\n"
                + "c55a11c49fb2c631455f4549b94a7383,1,2018-04-06\r\n"
                + "\"line\r\nbreak\",,\r\n"
                + "\"say \"\"hi\"\", you\",1,9999-12-31\r\n"
                + "é😀,1,\r\n"
        );
}
