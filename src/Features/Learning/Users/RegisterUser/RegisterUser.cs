using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Makes an account with its profile for whoever asks, and sends a mail to confirm the address.</summary>
public sealed class RegisterUser : ICarterModule
{
    private static readonly Statement Written = Statement.Of<RegisterUser>(nameof(Written));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (path, isRetired) in new[] { ("users/register/", false), ("users/registration/", true) })
        {
            app.LearningOpen()
                .MapPost(path, Handle)
                .WithName(isRetired ? "Learning.RegisterUser.old" : "Learning.RegisterUser")
                .TakesIdempotencyKey()
                .WithSummary("Register")
                .Retired(isRetired ? "Learning.RegisterUser" : null)
                .WithMetadata(new Allowance(Throttles.Registrations))
                .WithExample(User.Write, "{" + User.Fields + ""","email_confirmed":false}""");
        }
    }

    /// <param name="Email">Also the name to log in with; not that of another account, in any letter case.</param>
    /// <param name="Password">8 to 128 characters; no other rule.</param>
    /// <param name="Specialization">Id of the specialization.</param>
    public sealed record Request(
        [MaxLength(254)] [EmailAddress] string Email,
        [Length(8, 128)] [DataType(DataType.Password)] string Password,
        [MaxLength(255)] string FirstName,
        [MaxLength(255)] string LastName,
        [MaxLength(32)] string Phone,
        [MaxLength(255)] string Region,
        [MaxLength(255)] string Town,
        [MaxLength(255)] string JobPlace,
        [MaxLength(255)] string JobName,
        [Relation] long Specialization,
        [MaxLength(255)] string? ParentName = null,
        [MaxLength(32)] string? WorkPhone = null,
        DateOnly? BirthDate = null,
        [MaxLength(255)] string? College = null,
        [MaxLength(255)] string? Diploma = null
    );

    /// <param name="Email">The domain in lower case.</param>
    /// <param name="EmailConfirmed">False, until the link of the mail is opened.</param>
    public sealed record Response(
        string Email,
        string FirstName,
        string LastName,
        string? ParentName,
        string Phone,
        string? WorkPhone,
        DateOnly? BirthDate,
        string Region,
        string Town,
        string? College,
        string? Diploma,
        string JobPlace,
        string JobName,
        long? Specialization,
        bool EmailConfirmed
    );

    private static async Task<Results<Created<Response>, FieldsRefused>> Handle(
        HttpContext context,
        Database database,
        People people,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(context.Request, stop);
        await UserRules.Judge(database, body, accountId: null, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var asked = body.Value;
        var person = await people.Create(
            asked,
            asked.Email,
            asked.Password,
            LearningArea.Instance.OriginOf(context),
            (transaction, id) => transaction.One<Response>(Written, new { id }, stop),
            stop
        );

        return TypedResults.Created((string?)null, person);
    }
}
