using Platform.Tests.Features.Casework;
using Platform.Tests.Features.Chat;
using Platform.Tests.Features.Learning;
using Platform.Tests.Features.Monitoring.Documents;

namespace Platform.Tests.Contract;

/// <summary>The disk under the storage folder is really full: 507, nothing of it told or kept, and reading goes on.</summary>
public sealed class FullDiskTests(FullDiskTests.SmallDisk api) : IClassFixture<FullDiskTests.SmallDisk>
{
    /// <summary>Keeps files in memory that is full, so that nothing else of the machine is.</summary>
    public sealed class SmallDisk : DocumentsApi
    {
        private readonly string _disk = Path.Combine(Path.GetTempPath(), $"platform-full-{Guid.NewGuid():N}");

        /// <summary>False: only root may mount.</summary>
        public bool IsMounted { get; private set; }

        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Storage:Folder"] = _disk;
        }

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddConversations();
            await database.AddOrganisations();
            await database.AddCases();
            await database.AddPeople();
            await database.AddCourses();
            await database.Execute(
                """
                insert into monitoring.indicator_tag (tag_name)
                select repeat('x', 250) || number from generate_series(1, 8000) as number
                """
            );
            Directory.CreateDirectory(_disk);
            IsMounted = (await Tools.Run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", _disk])).ExitCode == 0;
            if (IsMounted)
            {
                Fill();
            }
        }

        public IEnumerable<string> Kept() =>
            Directory
                .EnumerateFiles(_disk, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "ballast");

        protected override async Task CleanUp()
        {
            if (IsMounted)
            {
                await Tools.Run("umount", [_disk]);
            }

            Directory.Delete(_disk, recursive: true);
        }

        /// <summary>Leaves room for a name, not for content.</summary>
        private void Fill()
        {
            Directory.CreateDirectory(Path.Combine(_disk, ".incoming"));
            using var ballast = new FileStream(Path.Combine(_disk, "ballast"), FileMode.Create);
            try
            {
                while (true)
                {
                    ballast.Write(new byte[4096]);
                }
            }
            catch (IOException)
            {
                // full
            }
        }
    }

    [SkippableFact]
    public async Task An_upload_of_monitoring()
    {
        Skip.IfNot(api.IsMounted, "Only root may mount a disk.");

        var answer = await api.AsWriter.Send(
            HttpMethod.Post,
            "/api/v2/document/",
            DocumentsApi.File($"region\n{new string('A', 100_000)}\n")
        );

        await Verify(answer with { Request = "POST /api/v2/document/\n\n(100 kB)" });
        (await api.Database.Value<long>("select count(*) from monitoring.document")).ShouldBe(0);
        api.Kept().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_upload_of_chat()
    {
        Skip.IfNot(api.IsMounted, "Only root may mount a disk.");
        var shop = api.WithHeaders(("QISCUS_SDK_SECRET", ChatApi.Secret));

        var answer = await shop.Send(
            HttpMethod.Post,
            "/api/v2/rest/upload",
            new MultipartFormDataContent("x") { { new ByteArrayContent(new byte[100_000]), "file", "a.bin" } }
        );

        await Verify(answer with { Request = "POST /api/v2/rest/upload\n\n(100 kB)" });
        api.Kept().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_upload_of_learning()
    {
        Skip.IfNot(api.IsMounted, "Only root may mount a disk.");
        var files = await api.Database.Value<long>("select count(*) from learning.lesson_file");

        var answer = await api.AsPerson(LearningApi.SofiaId)
            .Send(
                HttpMethod.Post,
                LessonParts.Path,
                new MultipartFormDataContent("x") { { new ByteArrayContent(new byte[100_000]), "file", "a.txt" } }
            );

        answer.Status.ShouldBe(507);
        (await api.Database.Value<long>("select count(*) from learning.lesson_file")).ShouldBe(files);
        api.Kept().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_upload_of_casework()
    {
        Skip.IfNot(api.IsMounted, "Only root may mount a disk.");
        using var user = api.WithHeaders(
            ("Org", CaseworkApi.OrgKey),
            ("Source", CaseworkApi.SourceKey),
            ("User", CaseworkApi.UserKey)
        );

        var answer = await user.Upload("clients/id/1/uploads", [("a.csv", "a,b"), ("b.csv", new string('b', 100_000))]);

        answer.Status.ShouldBe(507);
        (await api.Database.Value<long>("select count(*) from casework.upload")).ShouldBe(0);
        api.Kept().ShouldBeEmpty("all of a request or none");
    }

    /// <summary>What does not fit into memory waits for its reader on the disk.</summary>
    [SkippableFact]
    public async Task A_long_list_and_a_short_one()
    {
        Skip.IfNot(api.IsMounted, "Only root may mount a disk.");

        await Verify(await api.AsWriter.Get("/api/v2/indicator_tag/?limit=0"));
        (await api.AsWriter.Get("/api/v2/indicator_tag/?limit=10")).Status.ShouldBe(200);
        api.Kept().ShouldBeEmpty();
    }
}
