using System.Reflection;

namespace Platform.Tests.Features.Chat;

/// <summary>The edge cases that the area is known by, and where each is tried. A test that is renamed fails here.</summary>
public sealed class EdgeCaseTests
{
    private static readonly (string Situation, string Test)[] Cases =
    [
        (
            "50 ask for the room of one new pair, in both orders",
            "GetOrCreateRoomWithTarget.Whoever_asks_first_there_is_one_room"
        ),
        ("100 post into one room at once", "PostComment.Many_writers_of_one_room_leave_an_unbroken_chain"),
        ("20 post with the same key at once", "PostComment.The_same_key_at_once_is_one_comment_and_one_delivery"),
        (
            "the same key in another room, by another sender",
            "PostComment.A_key_is_answered_with_the_comment_that_has_it"
        ),
        ("the same key in two rooms at once", "PostComment.The_same_key_in_two_rooms_at_once_is_one_comment"),
        ("remove who is not in the room", "RemoveRoomParticipants.Who_is_not_there_is_passed_over"),
        (
            "remove who is not registered; remove from a single room",
            "RemoveRoomParticipants.Refused_and_nothing_changed"
        ),
        ("add who is not registered; add to a single room", "AddRoomParticipants.Refused_and_nothing_changed"),
        ("add who is there already", "AddRoomParticipants.Who_is_there_stays_and_who_comes_has_nothing_unread"),
        ("post by who never was in the room", "PostComment.Who_is_not_in_the_room_may_not_post"),
        ("post by who was removed", "RemoveRoomParticipants.The_last_one_may_go_and_the_room_stays"),
        ("post by nobody, to no room, without both", "PostComment.Refusals"),
        ("emails[] missing, one, three, twice the same", "GetOrCreateRoomWithTarget.Two_different_users_make_a_room"),
        ("reply to a comment of another room, to none", "PostComment.A_reply_needs_a_comment_of_its_room"),
        ("buttons, card, account_linking without a payload", "PostComment.Other_types_need_a_payload"),
        ("text with payload=[] and payload=", "PostComment.A_text_may_come_with_an_empty_payload"),
        ("system_event and unknown types", "PostComment.Unknown_types"),
        ("4,000 and 4,001 characters", "PostComment.A_message_has_an_end"),
        ("every other length", "Limits.A_text_has_an_end"),
        ("a page behind the last one; limit=500", "LoadComments.Stretches"),
        ("page=0, limit=abc", "LoadComments.Refusals"),
        (
            "unknown and foreign rooms among one's own; one by id and by unique id",
            "GetRoomsInfo.In_the_order_of_the_request_without_what_is_not_the_users"
        ),
        ("add_member with two objects", "PostSystemEventMessage.One_comment_for_each_object"),
        ("an unknown type, no object, no new name", "PostSystemEventMessage.Refused_and_nothing_posted"),
        ("no secret", "SecretScheme.Without_a_secret_even_an_unknown_path_is_401"),
        ("a wrong secret", "SecretScheme.Wrong_or_empty_is_401"),
        ("both spellings of the header, equal", "SecretScheme.Both_spellings_with_one_value_are_fine"),
        ("both spellings of the header, different", "SecretScheme.Both_spellings_with_different_values_are_401"),
        ("an unknown path", "SecretScheme.Unknown_path"),
        ("GET where only POST is known", "PostComment.Reading_is_not_served_here"),
        ("a known user in another letter case", "LoginOrRegister.Known_user_keeps_what_is_not_sent"),
        ("a + in the query, not encoded", "GetUserProfile.A_plus_may_be_pasted_into_the_address"),
        ("emoji, right to left, quotes, </script>", "PostComment.A_text"),
        ("two first log-ins at once", "LoginOrRegister.Concurrent_first_calls_make_one_user"),
        ("U+0000, half a surrogate pair", "PostComment.Refusals"),
        ("bytes that are no UTF-8", "PostComment.Bytes_that_are_no_text_are_refused"),
        ("a payload 33 deep", "PostComment.A_payload_33_deep_is_refused"),
        ("one user in two spellings", "CreateRoom.A_new_room_with_participants_in_their_order"),
        ("a reply to a reply to a reply", "PostComment.A_reply_quotes_the_comment_that_it_answers"),
        ("the System user's address as one's own", "LoginOrRegister.What_only_the_whole_tells"),
        ("the System user's address as sender", "PostComment.Refusals"),
        ("the System user's address as participant", "CreateRoom.Unknown_users_are_named_and_nothing_is_made"),
        ("a derived message of 5,000 characters", "PostComment.A_message_that_the_payload_stands_for_is_stored_whole"),
        (
            "a comment after one of the year 2099",
            "PostComment.Time_does_not_run_backwards_and_the_future_does_not_count"
        ),
    ];

    [Fact]
    public void Each_has_a_test()
    {
        var tests = typeof(EdgeCaseTests)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(EdgeCaseTests).Namespace)
            .SelectMany(type => type.GetMethods().Where(IsTest).Select(test => $"{type.Name}.{test.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Cases
            .Where(known => !tests.Contains(known.Test.Replace(".", "Tests.", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    private static bool IsTest(MethodInfo method) => method.IsDefined(typeof(FactAttribute), inherit: true);
}
