using Platform.Features.Identity;

namespace Platform.Tests.Features.Identity;

public sealed class PasswordsTests
{
    /// <summary>Version, function, rounds and length of the salt: what the time of a verification hangs on.</summary>
    private const int HeaderLength = 13;

    [Fact]
    public void Nobodys_hash_takes_the_work_of_any_other()
    {
        var hash = Convert.FromBase64String(Passwords.Hash("correct horse battery"));
        var nobodys = Convert.FromBase64String(Passwords.NobodysHash);

        nobodys.Length.ShouldBe(hash.Length);
        nobodys[..HeaderLength].ShouldBe(hash[..HeaderLength]);
        Passwords.Verify(Passwords.NobodysHash, "").ShouldBeFalse();
    }
}
