namespace Platform.Features.Chat;

/// <summary>Answers of exports and imports, as the contract shows them.</summary>
internal static class BackupExamples
{
    public const string NewExport = """
        {
          "results": {
            "created_at": "2017-07-17T10:19:44Z", "download_url": "", "error_message": "",
            "original_filename": "2017-07-17T10:19:44Z_exported_comments.json", "percentage": 0,
            "resource_name": "comments", "size": 0, "status": "started", "total_rows": 0,
            "unique_id": "dd2c46a8-0921-4b75-837c-cee1b9804787"
          },
          "status": 200
        }
        """;

    public const string Export =
        """
            { "results": { "backup_history":
            """
        + OneExport
        + """
             }, "status": 200 }
            """;

    public const string Exports =
        """
            { "results": { "backup_histories": [
            """
        + OneExport
        + """
             ] }, "status": 200 }
            """;

    public const string NewImport = """
        {
          "results": {
            "backup_history": {
              "created_at": "2017-07-24T16:38:14Z", "errors": { "Message": "", "Data": null },
              "original_filename": "comment_single.json", "resource_name": "comments", "size": 926,
              "status": "started", "total_rows": 0, "unique_id": "13c4952f-4b77-4705-9523-7ddca9c45967"
            }
          },
          "status": 200
        }
        """;

    public const string FailedImport = """
        {
          "results": {
            "backup_history": {
              "created_at": "2017-07-24T16:34:57Z",
              "errors": {
                "Message": "1 error(s), nothing imported",
                "Data": [
                  { "Row": 2, "Field": "UniqueId", "Value": "f82e5262", "Message": "duplicate of row 1" }
                ]
              },
              "original_filename": "rooms.json", "resource_name": "rooms", "size": 926, "status": "failed",
              "total_rows": 0, "unique_id": "85cfa162-f8ac-4e91-a6a4-a2e4ab25e150"
            }
          },
          "status": 200
        }
        """;

    public const string Imports = """
        {
          "results": {
            "backup_histories": [
              {
                "created_at": "2017-07-24T16:34:57Z", "errors": {}, "original_filename": "comment_single.json",
                "resource_name": "comments", "size": 926, "status": "finished", "total_rows": 1,
                "unique_id": "85cfa162-f8ac-4e91-a6a4-a2e4ab25e150"
              }
            ]
          },
          "status": 200
        }
        """;

    public const string File = """
        [
          {
            "Message": "Halo doc", "DisableLinkPreview": false, "Type": "text",
            "UniqueId": "android_14945300625232b81ffc0520f961", "CreatorEmail": "ann@example.com",
            "RoomUniqueId": "4e6c208b-3436-46a0-a6d7-add9b90dfc77", "CreatedAt": "2017-05-11T19:14:24Z",
            "Payload": null, "ParentCommentUniqueId": ""
          }
        ]
        """;

    private const string OneExport = """
        {
          "created_at": "2017-07-17T10:10:57Z",
          "download_url": "https://chat.example.com/api/v2/rest/exports/c44c4168-0b45-4ac2-8942-a4f1af987a13/download?expires=1500372657&sig=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "error_message": "", "original_filename": "2017-07-17T10:10:57Z_exported_comments.json", "percentage": 100,
          "resource_name": "comments", "size": 43044263, "status": "finished", "total_rows": 119963,
          "unique_id": "c44c4168-0b45-4ac2-8942-a4f1af987a13"
        }
        """;
}
