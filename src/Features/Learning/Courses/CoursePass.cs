namespace Platform.Features.Learning;

/// <summary>
/// One walk of somebody through a course. What changes how far it has come queues at its row, so that what was looked at
/// is still so when it is written.
/// </summary>
internal abstract class CoursePass
{
    private static readonly Statement Hold = Statement.Of<CoursePass>(nameof(Hold));

    /// <summary>The newest, until the transaction ends; nothing where the course was never started.</summary>
    public static Task Lock(Database transaction, CoursePath path, CancellationToken stop) =>
        transaction.Execute(Hold, path, stop);
}
