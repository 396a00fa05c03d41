using System.Globalization;
using System.Reflection;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>
/// Which course or lesson somebody is passing, and when: a parameter of the handlers of passing, and of their statements.
/// </summary>
/// <param name="Id">Of the course.</param>
/// <param name="LessonId">Of the lesson, which has to be one of the course; null: the path names none.</param>
/// <param name="IsStaff">May pass drafts too.</param>
/// <param name="AccountId">Who passes it.</param>
/// <param name="Now">When.</param>
/// <param name="OverBefore">Times for a test that ended before this are over: now, less what is taken late.</param>
public sealed record CoursePath(
    long Id,
    long? LessonId,
    bool IsStaff,
    long AccountId,
    DateTimeOffset Now,
    DateTimeOffset OverBefore
) : IBindableFromHttpContext<CoursePath>
{
    public static ValueTask<CoursePath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = (AccountCaller)((CallerPrincipal)context.User).Caller;
        var (now, overBefore) = LearningArea.Instance.TestTimesOf(context);

        return new(
            new CoursePath(
                IdOf("id")!.Value,
                IdOf("lesson_id"),
                caller.HasStaffRights,
                caller.AccountId,
                now,
                overBefore
            )
        );

        long? IdOf(string name) =>
            context.GetRouteValue(name) is string id ? long.Parse(id, CultureInfo.InvariantCulture) : null;
    }
}
