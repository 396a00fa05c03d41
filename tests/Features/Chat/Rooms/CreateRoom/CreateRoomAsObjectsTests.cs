namespace Platform.Tests.Features.Chat;

/// <summary>For the clients that look into participants.</summary>
public sealed class CreateRoomAsObjectsTests(CreateRoomAsObjectsTests.Objects api)
    : IClassFixture<CreateRoomAsObjectsTests.Objects>
{
    public sealed class Objects : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Chat:ParticipantShape"] = "objects";
    }

    [Fact]
    public async Task Participants_are_objects_where_that_is_configured() =>
        await Verify(
            (
                await api.Shop.Tell(
                    "create_room",
                    """{"name":"Pier","participants[]":["ann@x.y"],"creator":"ann@x.y"}"""
                )
            ).Stable()
        );
}
