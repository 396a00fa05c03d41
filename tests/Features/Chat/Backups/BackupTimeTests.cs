using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat.Backups;

public sealed class BackupTimeTests
{
    [Theory]
    [InlineData("2017-05-10T11:46:30Z", "2017-05-10T11:46:30Z")]
    [InlineData("2017-05-10t11:46:30.1200z", "2017-05-10T11:46:30.12Z")]
    [InlineData("2017-05-10T11:46:30.9999999999+07:00", "2017-05-10T04:46:30.999999Z")]
    [InlineData("2017-05-10 11:46:30-23:59", "2017-05-11T11:45:30Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999999Z")]
    [InlineData("0001-01-01T00:00:00+07:00", null)]
    [InlineData("9999-12-31T23:59:59-07:00", null)]
    [InlineData("2017-02-29T00:00:00Z", null)]
    [InlineData("2017-05-10T11:46:30", null)]
    [InlineData("2017-05-10", null)]
    [InlineData("2017-05-10T24:00:00Z", null)]
    [InlineData("٢٠١٧-05-10T11:46:30Z", null)]
    [InlineData("infinity", null)]
    [InlineData("", null)]
    public void To_the_microsecond_and_in_UTC(string text, string? read) => BackupTime.Read(text).ShouldBe(read);
}
