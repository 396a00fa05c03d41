using Platform.Features.Chat;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Chat.Backups;

public sealed class PortablePasswordTests
{
    [Fact]
    public void A_hash_goes_out_and_comes_in_the_same()
    {
        var stored = Passwords.Hash("secret");
        var written = PortablePassword.Write(stored);

        written.ShouldMatch(@"^\$pbkdf2-sha512\$i=100000\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$");
        PortablePassword.Read(written).ShouldBe(stored);
        Passwords.Verify(PortablePassword.Read(written)!, "secret").ShouldBeTrue();
        PortablePassword.Write("").ShouldBe("");
    }

    [Fact]
    public void Sha256_is_read_too()
    {
        const string Phc = "$pbkdf2-sha256$i=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        PortablePassword.Write(PortablePassword.Read(Phc)!).ShouldBe(Phc);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("$pbkdf2-sha1$i=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$i=0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$i=99999999$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$i=1$AAAAAAAAAAAAAAAAAAAAAB$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // bits left over
    [InlineData("$pbkdf2-sha512$i=1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$pbkdf2-sha512$i=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    public void Anything_else_is_a_password(string text) => PortablePassword.Read(text).ShouldBeNull();
}
