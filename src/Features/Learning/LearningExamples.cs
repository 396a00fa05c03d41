namespace Platform.Features.Learning;

/// <summary>Examples of the document that several operations show.</summary>
internal static class LearningExamples
{
    /// <summary>A page with one row.</summary>
    public static string Page(string row) => $$"""{"count":1,"next":null,"previous":null,"results":[{{row}}]}""";
}
