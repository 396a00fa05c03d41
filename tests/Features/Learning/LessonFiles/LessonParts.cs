namespace Platform.Tests.Features.Learning;

/// <summary>Multipart bodies with files.</summary>
internal static class LessonParts
{
    public const string Path = "/api/v0/courses/1/lessons/21/files/";

    public static MultipartFormDataContent Of(string? name, params string[] files)
    {
        var parts = new MultipartFormDataContent("boundary");
        if (name is not null)
        {
            parts.Add(new StringContent(name), "name");
        }

        foreach (var file in files)
        {
            parts.Add(new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(file)), "file", file);
        }

        return parts;
    }
}
