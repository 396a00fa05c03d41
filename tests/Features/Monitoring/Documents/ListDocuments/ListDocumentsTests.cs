namespace Platform.Tests.Features.Monitoring.Documents.ListDocuments;

public sealed class ListDocumentsTests(ListDocumentsTests.Documents api) : IClassFixture<ListDocumentsTests.Documents>
{
    public sealed class Documents : DocumentsApi;

    private const string Path = "/api/v2/document/";

    [Fact]
    public async Task Documents_are_the_callers_own_unless_all_are_asked_for()
    {
        await api.Database.Execute(
            """
            insert into monitoring.document (id, doc_text, created_by_id, source_id)
            values (1, 'mine', :writer, 1), (2, 'theirs', :local, 1)
            """,
            ("writer", api.Writer.Id),
            ("local", api.Local.Id)
        );

        (await api.AsWriter.Ids(Path)).ShouldBe("1");
        (await api.AsWriter.Ids($"{Path}?show_all=")).ShouldBe("1");
        (await api.AsWriter.Ids($"{Path}?show_all=0")).ShouldBe("1");
        (await api.AsWriter.Ids($"{Path}?show_all=false")).ShouldBe("1");
        (await api.AsWriter.Ids($"{Path}?show_all=1")).ShouldBe("2,1");
        (await api.As(api.Reader).Ids($"{Path}?show_all=true")).ShouldBe("2,1");
        (await api.As(api.Reader).Ids(Path)).ShouldBe("");
        (await api.AsWriter.Ids($"{Path}?show_all=1&created_by={api.Local.Id}")).ShouldBe("2");
        (await api.AsWriter.Ids($"{Path}?id__in=2,1")).ShouldBe("1");
        (await api.AsWriter.Get($"{Path}2/")).Status.ShouldBe(404);
        (await api.AsWriter.Ids($"{Path}2/?show_all=1")).ShouldBe("2");
    }

    [Fact]
    public async Task A_choice_that_is_none_is_refused()
    {
        var refused = await api.AsWriter.Get($"{Path}?show_all=2");

        refused.Status.ShouldBe(400);
        refused.Body.ShouldContain("\"invalid_value\":\"show_all: '2' is none of 0, false, 1, true\"");
    }
}
