using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>The rooms of a user, those with the latest comments first.</summary>
public sealed class GetUserRooms : ICarterModule
{
    private const int MostRooms = 100;
    private const int OfAPage = 20;

    private static readonly Statement Rooms = Statement.Of<GetUserRooms>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("get_user_rooms", Handle)
            .WithName("Chat.GetUserRooms")
            .WithSummary("List the rooms of a user")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(response: ChatExamples.UserRooms);

    /// <param name="UserEmail">The user whose rooms they are.</param>
    /// <param name="Page">Pages of 20 rooms; without it the first 100.</param>
    /// <param name="Limit">Rooms of a page; more than 100 become 100.</param>
    /// <param name="RoomType">Only rooms of this type; also as <c>type</c>.</param>
    /// <param name="ShowParticipants">Whether each room comes with everybody in it.</param>
    /// <param name="ShowEmpty">Also rooms without a comment.</param>
    public sealed record Request(
        [UserId] string UserEmail,
        [AtLeast(1)] long? Page = null,
        [AtLeast(1)] long? Limit = null,
        [AllowedValues("single", "group"), Alias("type")] string? RoomType = null,
        bool ShowParticipants = false,
        bool ShowEmpty = false
    );

    /// <param name="Meta">Where in the list this is.</param>
    /// <param name="RoomsInfo">The rooms.</param>
    public sealed record Response(Response.RoomPlace Meta, IReadOnlyList<RoomInfo> RoomsInfo)
    {
        /// <param name="CurrentPage">The page that was asked for.</param>
        /// <param name="TotalRoom">How many rooms there are in all.</param>
        public sealed record RoomPlace(long CurrentPage, long TotalRoom);
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
        var user = await KnownUsers.Find(database, app, [asked.UserEmail], stop);
        body.Refuse("user_email", user.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var (page, limit) = (asked.Page ?? 1, asked.Limit ?? (asked.Page is null ? MostRooms : OfAPage));
        limit = limit < MostRooms ? limit : MostRooms;
        var found = await database.Page<RoomInfo>(
            Rooms,
            new
            {
                app_id = app.AppId,
                user_id = user.Ids[0],
                room_type = asked.RoomType,
                show_empty = asked.ShowEmpty,
                show_participants = asked.ShowParticipants,
                most_participants = RoomInfo.MostParticipants,
                passed_over = Pages.Before(page, limit),
                limit,
            },
            stop
        );
        if (found!.TotalCount < 0)
        {
            body.Refuse(
                "show_participants",
                $"would show more than {RoomInfo.MostParticipants} participants; ask for fewer rooms with limit"
            );

            return body.Refused!;
        }

        PageLinks.ByNumber(request.HttpContext, page, limit, found.TotalCount);

        return Answer.Of(new Response(new(page, found.TotalCount), found.Rows));
    }
}
