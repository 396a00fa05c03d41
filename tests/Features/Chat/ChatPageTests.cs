using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

/// <summary>docs/chat.md names what there is; <see cref="Contract.DocumentPagesTests"/> runs what it shows.</summary>
public sealed class ChatPageTests
{
    private const string Page = "docs/chat.md";

    [Fact]
    public void The_page_names_every_call()
    {
        var page = Repository.Read(Page);

        ChatArea
            .Instance.Topics.SelectMany(topic => topic.Paths)
            .Select(path => path[(ChatArea.Prefix.Length + 1)..].Split('/')[0])
            .Where(call => !page.Contains(call, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
