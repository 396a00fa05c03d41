using System.Security.Cryptography;
using System.Text;

namespace Platform.Tests.Contract;

/// <summary>A document of the contract changes together with CHANGELOG.md, which ends with the digest of each.</summary>
public sealed class ChangelogTests
{
    public static TheoryData<string> Documents => [.. Repository.Files("docs/openapi", "*.json")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_is_the_one_that_the_changelog_knows(string document)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Repository.Read(document))));

        Repository
            .Read("CHANGELOG.md")
            .ShouldContain(
                $"{digest}  {document}\n",
                customMessage: $"{document} changed. Say under Unreleased in CHANGELOG.md what this means to callers "
                    + "('dotnet run -- contract changes HEAD' lists it), then put the output of "
                    + "'sha256sum docs/openapi/*.json' in the place of the digests at its end."
            );
    }

    /// <summary>What is not released stands first, and every area has its entries.</summary>
    [Fact]
    public void Every_area_is_in_it()
    {
        var changelog = Repository.Read("CHANGELOG.md");

        changelog.ShouldContain("\n## [Unreleased]\n");
        foreach (var area in House.Areas)
        {
            changelog.ShouldContain($"\n- {area.Name}: ", customMessage: area.Name);
        }
    }
}
