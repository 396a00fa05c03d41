using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Makes an account with its profile; without a password nobody can log in. The address gets a mail.</summary>
public sealed class CreateUser : ICarterModule
{
    private static readonly Statement Written = Statement.Of<CreateUser>(nameof(Written));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("users/", Handle)
            .WithName("Learning.CreateUser")
            .TakesIdempotencyKey()
            .WithSummary("Add a user")
            .WithBody(typeof(UserRequest))
            .WithExample(User.Write, User.Example);

    private static async Task<Results<Created<User>, FieldsRefused>> Handle(
        HttpContext context,
        Database database,
        People people,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<UserRequest>(context.Request, stop);
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
            (transaction, id) => transaction.One<User>(Written, new { id }, stop),
            stop
        );

        return TypedResults.Created((string?)null, person);
    }
}
