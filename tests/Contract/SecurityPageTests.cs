using System.Text.RegularExpressions;

namespace Platform.Tests.Contract;

/// <summary>What <c>docs/security.md</c> says is tested, is.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string Page = Repository.Read("docs/security.md");

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = typeof(SecurityPageTests)
            .Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true)))
            .Select(type => type.Name)
            .ToHashSet(StringComparer.Ordinal);
        var named = TestName().Matches(Page).Select(found => found.Groups["name"].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(30);
        named.Except(tests).ShouldBeEmpty();
    }

    /// <summary>Each of the ten has a row, and each row a test.</summary>
    [Fact]
    public void Every_risk_has_a_test()
    {
        var rows = Page.Split('\n').Where(line => line.StartsWith("| API", StringComparison.Ordinal)).ToList();

        rows.Select(row => row.Split(' ')[1]).ShouldBe(Enumerable.Range(1, 10).Select(number => $"API{number}"));
        rows.ShouldAllBe(row => TestName().IsMatch(row));
    }

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
