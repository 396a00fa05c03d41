using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>All registered users of the app, page by page.</summary>
public sealed class ListUsers : ICarterModule
{
    private const long MostUsers = 100;

    private static readonly Statement Users = Statement.Of<ListUsers>();

    private static readonly string[] Keys = ["created_at", "updated_at", "username", "email", "id"];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("get_user_list", Handle)
            .WithName("Chat.ListUsers")
            .WithSummary("List the users of the app (an addition)")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(
                response: """
                {
                  "results": {
                    "meta": { "total_data": 1, "total_page": 1 },
                    "users": [
                      {
                        "id": 1, "id_str": "1", "email": "ann@example.com", "username": "Ann", "name": "Ann",
                        "avatar_url": "https://example.com/ann.png", "extras": {}, "active": true,
                        "created_at": "2017-10-09T06:47:00Z", "updated_at": "2017-10-09T06:47:00Z"
                      }
                    ]
                  },
                  "status": 200
                }
                """
            );

    /// <param name="Page">The page.</param>
    /// <param name="Limit">Users of a page; more than 100 become 100.</param>
    /// <param name="OrderQuery">
    /// <c>created_at</c>, <c>updated_at</c>, <c>username</c>, <c>email</c> or <c>id</c> with <c>asc</c> or <c>desc</c>.
    /// </param>
    public sealed record Request(
        [AtLeast(1)] long Page = 1,
        [AtLeast(1)] long Limit = 20,
        string OrderQuery = "created_at desc"
    );

    /// <param name="Meta">How many there are.</param>
    /// <param name="Users">The users.</param>
    public sealed record Response(Response.Total Meta, IReadOnlyList<Response.User> Users)
    {
        /// <param name="TotalData">How many users there are in all.</param>
        /// <param name="TotalPage">How many pages they fill.</param>
        public sealed record Total(long TotalData, long TotalPage);

        /// <param name="Id">The number of the user.</param>
        /// <param name="Email">The id by which callers name the user.</param>
        /// <param name="Username">The name that people read, also under <c>name</c>.</param>
        /// <param name="AvatarUrl">The user's picture, or the app's default one.</param>
        /// <param name="Extras">What the caller keeps with the user.</param>
        /// <param name="Active">False: deactivated, may not post.</param>
        /// <param name="CreatedAt">When the user was registered.</param>
        /// <param name="UpdatedAt">When the user was changed last.</param>
        public sealed record User(
            long Id,
            string Email,
            string Username,
            string AvatarUrl,
            RawJson Extras,
            bool Active,
            DateTime CreatedAt,
            DateTime UpdatedAt
        )
        {
            public string IdStr => Id.ToString(CultureInfo.InvariantCulture);

            public string Name => Username;
        }
    }

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        // As the original's example says it: "created_at desc nulls last".
        var order = asked.OrderQuery.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isKnown = order is [var key, ..] && Keys.Contains(key) && IsDirection(order[1..]);
        body.Refuse("order_query", isKnown ? [] : [$"must be one of {string.Join(", ", Keys)}, with asc or desc"]);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var limit = asked.Limit < MostUsers ? asked.Limit : MostUsers;
        var page = await database.Page<Response.User>(
            Users,
            new
            {
                app_id = app.AppId,
                order = $"{order[0]} {(order.Contains("desc") ? "desc" : "asc")}",
                passed_over = Pages.Before(asked.Page, limit),
                limit,
            },
            stop
        );

        PageLinks.ByNumber(request.HttpContext, asked.Page, limit, page!.TotalCount);

        return Answer.Of(new Response(new(page.TotalCount, (page.TotalCount + limit - 1) / limit), page.Rows));
    }

    private static bool IsDirection(string[] words) =>
        words is [] or ["asc" or "desc"] or ["asc" or "desc", "nulls", "first" or "last"];
}
