using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Infrastructure.Http.Drf;

/// <summary>
/// Bodies read into records, with the words of Django REST framework 3.14: one record a rule, one line an input. What
/// came out, or all messages of the field.
/// </summary>
public sealed class DrfRequestTests(DrfRequestTests.Folder folder) : IClassFixture<DrfRequestTests.Folder>
{
    /// <summary>Where the files of multipart bodies go.</summary>
    public sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-bodies-");

        public Folder() =>
            Services = new ServiceCollection()
                .AddSingleton(new Spool(_folder.FullName, TimeProvider.System))
                .BuildServiceProvider();

        public ServiceProvider Services { get; }

        public void Dispose()
        {
            Services.Dispose();
            _folder.Delete(recursive: true);
        }
    }

    private const string Missing = "This field is required.";
    private const string Null = "This field may not be null.";
    private const string Blank = "This field may not be blank.";
    private const string NoText = "Not a valid string.";
    private const string NoNumber = "A valid number is required.";
    private const string NoInteger = "A valid integer is required.";
    private const string NoTime =
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
    private const string NoFile = "The submitted data was not a file. Check the encoding type on the form.";

    public sealed record Text([Length(2, 5)] string Value);

    public sealed record OptionalText([MaxLength(5)] string Value = "none");

    public sealed record NullableText(string? Value = null);

    public sealed record Required([Required(AllowEmptyStrings = true)] string? Value);

    public sealed record Password([MinLength(8)] [DataType(DataType.Password)] string Value);

    public sealed record Email([MaxLength(30)] [EmailAddress] string Value);

    public sealed record Slug([MaxLength(5)] [RegularExpression("[a-z]+", ErrorMessage = "Letters.")] string Value);

    public sealed record Choice([AllowedValues("a", "b")] string Value);

    public sealed record Int(int Value);

    public sealed record OptionalInt([Range(0, 9)] int Value = 7);

    public sealed record NullableInt(int? Value = 7);

    public sealed record Long(long Value);

    public sealed record Share([Range(0, 100)] double Value);

    public sealed record Percent([Digits(5, 2)] [Range(0, 100)] decimal Value = 70m);

    public sealed record Flag(bool Value = true);

    public sealed record Day(DateOnly? Value = null);

    public sealed record Time(DateTime Value);

    public sealed record Relation([Relation] int Value);

    public sealed record NullableRelation([Relation] int? Value = null);

    public sealed record Relations([Relation] long[] Value);

    public sealed record SomeRelations([Relation] [Length(1, 3)] long[] Value);

    public sealed record OptionalRelations([Relation] long[] Value = null!);

    public sealed record Words([MaxLength(3)] string[] Value);

    public sealed record Kept([Kept] string Value, int Other = 3);

    public sealed record Even([Even] int Value);

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class EvenAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => value is int number && number % 2 == 0;

        public override string FormatErrorMessage(string name) => $"{name} is odd.";
    }

    public static TheoryData<Type, string, string> Json =>
        new()
        {
            { typeof(Text), """{"value":"abc"}""", "abc" },
            { typeof(Text), """{"value":" \u00a0abc\n"}""", "abc" },
            { typeof(Text), """{"v\u0061lue":"abc"}""", "abc" },
            { typeof(Text), """{"value":"x","value":"abc"}""", "abc" },
            { typeof(Text), """{"value":"abc","value":7}""", "Ensure this field has at least 2 characters." },
            { typeof(Text), """{"value":1.50}""", "1.50" },
            { typeof(Text), """{"value":"😀😀😀😀😀"}""", "😀😀😀😀😀" },
            { typeof(Text), """{"value":"\ud83d\ude00\ud83d\uDE00"}""", "😀😀" },
            { typeof(Text), "{}", Missing },
            { typeof(Text), "", Missing },
            { typeof(Text), """{"Value":"abc","other":{"value":[1]}}""", Missing },
            { typeof(Text), """{"value":null}""", Null },
            { typeof(Text), """{"value":""}""", Blank },
            { typeof(Text), """{"value":" \t"}""", Blank },
            { typeof(Text), """{"value":"a"}""", "Ensure this field has at least 2 characters." },
            { typeof(Text), """{"value":"abcdef"}""", "Ensure this field has no more than 5 characters." },
            { typeof(Text), """{"value":"ab\u0000"}""", "Null characters are not allowed." },
            {
                typeof(Text),
                """{"value":"abcde\u0000"}""",
                "Ensure this field has no more than 5 characters. | Null characters are not allowed."
            },
            { typeof(Text), """{"value":"ab\ud83d"}""", "Surrogate characters are not allowed: U+D83D." },
            { typeof(Text), """{"value":"\uDE00\ud83dab"}""", "Surrogate characters are not allowed: U+DE00." },
            { typeof(Text), """{"value":"\\ud83d"}""", "Ensure this field has no more than 5 characters." },
            { typeof(Text), """{"\ud83d":"\ud83d","value":"abc"}""", "abc" },
            { typeof(Text), """{"value":true}""", NoText },
            { typeof(Text), """{"value":["abc"]}""", NoText },
            { typeof(Text), """{"value":{"value":"abc"}}""", NoText },
            { typeof(OptionalText), "{}", "none" },
            { typeof(OptionalText), """{"value":" "}""", "" },
            { typeof(OptionalText), """{"value":null}""", Null },
            { typeof(NullableText), """{"value":null}""", "null" },
            { typeof(NullableText), """{"value":""}""", "" },
            { typeof(NullableText), "{}", "null" },
            { typeof(Required), """{"value":null}""", "null" },
            { typeof(Required), """{"value":""}""", "" },
            { typeof(Required), "{}", Missing },
            { typeof(Password), """{"value":" 123456 "}""", " 123456 " },
            { typeof(Password), """{"value":"1234567"}""", "Ensure this field has at least 8 characters." },
            { typeof(Email), """{"value":"a@localhost"}""", "a@localhost" },
            { typeof(Email), """{"value":" ada@bücher.example "}""", "ada@bücher.example" },
            { typeof(Email), """{"value":"a@b"}""", "Enter a valid email address." },
            { typeof(Email), """{"value":"ä@b.example"}""", "Enter a valid email address." },
            {
                typeof(Email),
                $$"""{"value":"{{new string('a', 300)}}@b"}""",
                "Ensure this field has no more than 30 characters. | Enter a valid email address."
            },
            {
                typeof(Email),
                $$"""{"value":"{{new string('a', 300)}}@b.example"}""",
                "Ensure this field has no more than 30 characters."
            },
            { typeof(Slug), """{"value":"ABCDEF"}""", "Ensure this field has no more than 5 characters. | Letters." },
            { typeof(Slug), """{"value":"ab1"}""", "Letters." },
            { typeof(Choice), """{"value":"a"}""", "a" },
            { typeof(Choice), """{"value":"c"}""", "\"c\" is not a valid choice." },
            { typeof(Choice), """{"value":"\ud83d"}""", "\"\ufffd\" is not a valid choice." },
            { typeof(Int), """{"value":"7"}""", "7" },
            { typeof(Int), """{"value":7.0}""", "7" },
            { typeof(Int), """{"value":"7.0"}""", "7" },
            { typeof(Int), """{"value":7.5}""", NoInteger },
            { typeof(Int), """{"value":true}""", NoInteger },
            { typeof(Int), """{"value":""}""", NoInteger },
            { typeof(Int), """{"value":"\ud83d"}""", NoInteger },
            { typeof(Int), """{"value":null}""", Null },
            { typeof(Int), """{"value":2147483647}""", "2147483647" },
            { typeof(Int), """{"value":2147483648}""", "Ensure this value is less than or equal to 2147483647." },
            {
                typeof(Int),
                """{"value":-99999999999999999999}""",
                "Ensure this value is greater than or equal to -2147483648."
            },
            { typeof(Int), $$"""{"value":"{{new string('1', 1001)}}"}""", "String value too large." },
            { typeof(OptionalInt), """{"value":10}""", "Ensure this value is less than or equal to 9." },
            { typeof(OptionalInt), """{"value":-1}""", "Ensure this value is greater than or equal to 0." },
            { typeof(OptionalInt), """{"value":""}""", NoInteger },
            { typeof(OptionalInt), "{}", "7" },
            { typeof(NullableInt), """{"value":null}""", "null" },
            { typeof(NullableInt), "{}", "7" },
            { typeof(Long), """{"value":9223372036854775807}""", "9223372036854775807" },
            { typeof(Share), """{"value":"6.25e1"}""", "62.5" },
            { typeof(Share), """{"value":100.1}""", "Ensure this value is less than or equal to 100." },
            { typeof(Share), """{"value":-0.1}""", "Ensure this value is greater than or equal to 0." },
            { typeof(Share), """{"value":"NaN"}""", NoNumber },
            { typeof(Share), """{"value":"-Infinity"}""", NoNumber },
            { typeof(Share), """{"value":1e400}""", NoNumber },
            { typeof(Share), """{"value":"x"}""", NoNumber },
            { typeof(Share), """{"value":[]}""", NoNumber },
            { typeof(Percent), "{}", "70" },
            { typeof(Percent), """{"value":66.66}""", "66.66" },
            { typeof(Percent), """{"value":66.660}""", "66.66" },
            { typeof(Percent), """{"value":"66.660"}""", "Ensure that there are no more than 2 decimal places." },
            { typeof(Percent), """{"value":"1E2"}""", "100" },
            { typeof(Percent), """{"value":" 5. "}""", "5" },
            { typeof(Percent), """{"value":0.005}""", "Ensure that there are no more than 2 decimal places." },
            { typeof(Percent), """{"value":1000.55}""", "Ensure that there are no more than 5 digits in total." },
            {
                typeof(Percent),
                """{"value":1000}""",
                "Ensure that there are no more than 3 digits before the decimal point."
            },
            {
                typeof(Percent),
                """{"value":1e999999999999}""",
                "Ensure that there are no more than 5 digits in total."
            },
            { typeof(Percent), """{"value":100.01}""", "Ensure this value is less than or equal to 100." },
            { typeof(Percent), """{"value":-1}""", "Ensure this value is greater than or equal to 0." },
            { typeof(Percent), """{"value":"NaN"}""", NoNumber },
            { typeof(Percent), """{"value":"."}""", NoNumber },
            { typeof(Percent), """{"value":true}""", NoNumber },
            { typeof(Percent), $$"""{"value":"{{new string('1', 1001)}}"}""", "String value too large." },
            { typeof(Flag), "{}", "true" },
            { typeof(Flag), """{"value":"NO"}""", "false" },
            { typeof(Flag), """{"value":"none"}""", "Must be a valid boolean." },
            { typeof(Day), """{"value":"1992-3-3"}""", "1992-03-03" },
            { typeof(Day), """{"value":null}""", "null" },
            {
                typeof(Day),
                """{"value":"19920303"}""",
                "Date has wrong format. Use one of these formats instead: YYYY-MM-DD."
            },
            { typeof(Time), """{"value":"2020-09-10T03:00:00+03:00"}""", "2020-09-10T00:00:00.000000" },
            { typeof(Time), """{"value":"2020-9-1 1:02"}""", "2020-09-01T01:02:00.000000" },
            { typeof(Time), """{"value":"2020-08-07T03:10:24.2589731Z"}""", "2020-08-07T03:10:24.258973" },
            { typeof(Time), """{"value":"2020-08-07T03:10:24,5 -0130"}""", "2020-08-07T04:40:24.500000" },
            { typeof(Time), """{"value":"2020-08-07T03:10+02"}""", "2020-08-07T01:10:00.000000" },
            { typeof(Time), """{"value":"2020-08-07T03:10-23:59"}""", "2020-08-08T03:09:00.000000" },
            { typeof(Time), """{"value":"0001-01-01T00:00:00Z"}""", "0001-01-01T00:00:00.000000" },
            { typeof(Time), """{"value":"0001-01-01T00:00:00+00:01"}""", "Datetime value out of range." },
            { typeof(Time), """{"value":"9999-12-31T23:59:59-01:00"}""", "Datetime value out of range." },
            { typeof(Time), """{"value":"2020-09-10"}""", NoTime },
            { typeof(Time), """{"value":"2020-09-10T24:00:00"}""", NoTime },
            { typeof(Time), """{"value":"2020-09-10T23:60"}""", NoTime },
            { typeof(Time), """{"value":"2020-02-30T10:00"}""", NoTime },
            { typeof(Time), """{"value":"20200910T000000"}""", NoTime },
            { typeof(Time), """{"value":"2020-09-10T10:00+24:00"}""", NoTime },
            { typeof(Time), """{"value":"2020-09-10T10:00z"}""", NoTime },
            { typeof(Time), """{"value":" 2020-09-10T10:00"}""", NoTime },
            { typeof(Time), """{"value":"2020-09-10T10:00\n"}""", "2020-09-10T10:00:00.000000" },
            { typeof(Time), """{"value":1599696000}""", NoTime },
            { typeof(Time), """{"value":""}""", NoTime },
            { typeof(Time), """{"value":null}""", Null },
            { typeof(Relation), """{"value":99}""", "99" },
            { typeof(Relation), """{"value":" 99 "}""", "99" },
            { typeof(Relation), """{"value":"x"}""", "Incorrect type. Expected pk value, received str." },
            { typeof(Relation), """{"value":true}""", "Incorrect type. Expected pk value, received bool." },
            { typeof(Relation), """{"value":[1]}""", "Incorrect type. Expected pk value, received list." },
            { typeof(Relation), """{"value":{}}""", "Incorrect type. Expected pk value, received dict." },
            { typeof(Relation), """{"value":1.5}""", "Incorrect type. Expected pk value, received float." },
            { typeof(Relation), """{"value":2147483648}""", "Invalid pk \"2147483648\" - object does not exist." },
            { typeof(Relation), """{"value":null}""", Null },
            { typeof(Relation), """{"value":""}""", Null },
            { typeof(NullableRelation), """{"value":""}""", "null" },
            { typeof(Relations), """{"value":[3,"1",3]}""", "3,1,3" },
            { typeof(Relations), """{"value":[]}""", "" },
            { typeof(Relations), "{}", Missing },
            { typeof(Relations), """{"value":null}""", Null },
            { typeof(Relations), """{"value":"1"}""", "Expected a list of items but got type \"str\"." },
            { typeof(Relations), """{"value":{"0":1}}""", "Expected a list of items but got type \"dict\"." },
            { typeof(Relations), """{"value":[1,"x",true]}""", "Incorrect type. Expected pk value, received str." },
            { typeof(Relations), """{"value":[1,[2],3]}""", "Incorrect type. Expected pk value, received list." },
            { typeof(Relations), """{"value":[null]}""", "Invalid pk \"None\" - object does not exist." },
            { typeof(Relations), """{"value":[""]}""", "Incorrect type. Expected pk value, received str." },
            { typeof(SomeRelations), """{"value":[]}""", "This list may not be empty." },
            { typeof(SomeRelations), """{"value":[1,2,3,4]}""", "Ensure this field has no more than 3 elements." },
            { typeof(OptionalRelations), "{}", "" },
            { typeof(Words), """{"value":["a","bcd"]}""", "a,bcd" },
            { typeof(Words), """{"value":["a",null]}""", Null },
            { typeof(Words), """{"value":["a","\udc00"]}""", "Surrogate characters are not allowed: U+DC00." },
            { typeof(Even), """{"value":3}""", "value is odd." },
            { typeof(Even), """{"value":"x"}""", NoInteger },
        };

    public static TheoryData<Type, string, string> Forms =>
        new()
        {
            { typeof(Text), "value=a%20b+c", "a b c" },
            { typeof(Text), "value=x&value=abc&other", "abc" },
            { typeof(Text), "v%61lue=%C3%A9%C3%A9", "éé" },
            { typeof(Text), "value=", Blank },
            { typeof(Text), "value", Blank },
            { typeof(Text), "value=%00%00", "Null characters are not allowed." },
            { typeof(Text), "&&", Missing },
            { typeof(OptionalText), "value=", "" },
            { typeof(OptionalText), "", "none" },
            { typeof(NullableText), "value=", "" },
            { typeof(Int), "value=7", "7" },
            { typeof(Int), "value=", NoInteger },
            { typeof(OptionalInt), "value=", "7" },
            { typeof(NullableInt), "value=", "null" },
            { typeof(Share), "value=12.5", "12.5" },
            { typeof(Percent), "value=", "70" },
            { typeof(Flag), "value=off", "false" },
            { typeof(Flag), "", "true" },
            { typeof(Day), "value=", "null" },
            { typeof(Time), "value=2020-09-10T03:00:00%2B03:00", "2020-09-10T00:00:00.000000" },
            { typeof(Time), "value=", NoTime },
            { typeof(Relation), "value=", Null },
            { typeof(NullableRelation), "value=", "null" },
            { typeof(Relations), "value=1&value=2", "1,2" },
            { typeof(Relations), "value=x&value=2", "Incorrect type. Expected pk value, received str." },
            { typeof(Relations), "", "" },
            { typeof(Relations), "value=", "" },
            { typeof(SomeRelations), "", "This list may not be empty." },
            { typeof(OptionalRelations), "", "" },
            { typeof(Required), "", Missing },
        };

    [Theory]
    [MemberData(nameof(Json))]
    public async Task Json_is_read(Type record, string body, string outcome) =>
        (await Outcome(record, "POST", "application/json", body)).ShouldBe(outcome);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_is_read_alike_in_both_encodings(Type record, string body, string outcome)
    {
        (await Outcome(record, "POST", "application/x-www-form-urlencoded", body)).ShouldBe(outcome);

        var parts = new StringBuilder();
        foreach (var field in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = field.Split('=', 2).Select(side => Uri.UnescapeDataString(side.Replace('+', ' '))).ToArray();
            parts.Append("--x\r\nContent-Disposition: form-data; name=\"").Append(sides[0]).Append("\"\r\n\r\n");
            parts.Append(sides.ElementAtOrDefault(1)).Append("\r\n");
        }

        (await Outcome(record, "POST", "multipart/form-data; boundary=x", parts + "--x--\r\n")).ShouldBe(outcome);
    }

    [Theory]
    [InlineData("POST", "{}", "required")]
    [InlineData("PUT", "{}", "left alone, 3")]
    [InlineData("PATCH", "{}", "left alone, left alone")]
    [InlineData("PATCH", """{"other":5}""", "left alone, 5")]
    [InlineData("PUT", """{"value":"x"}""", "x, 3")]
    public async Task A_put_replaces_what_is_not_kept_and_a_patch_what_is_sent(
        string method,
        string body,
        string outcome
    )
    {
        var read = await Read<Kept>(method, "application/json", body);

        (
            read.Refused is not null
                ? "required"
                : $"{(read.Has("value") ? read.Value.Value : "left alone")}, {(read.Has("other") ? read.Value.Other : "left alone")}"
        ).ShouldBe(outcome);
    }

    /// <summary>What is sent by a form in a PATCH counts; a list that is not there is no empty one.</summary>
    [Theory]
    [InlineData("PATCH", "", false)]
    [InlineData("PATCH", "value=", true)]
    [InlineData("PUT", "", true)]
    public async Task An_absent_list_of_a_form_is_empty_but_in_a_patch(string method, string body, bool isGiven)
    {
        var read = await Read<Relations>(method, "application/x-www-form-urlencoded", body);

        read.Refused.ShouldBeNull();
        read.Has("value").ShouldBe(isGiven);
    }

    [Theory]
    [InlineData("PATCH", "application/json", "{}")]
    [InlineData("PUT", "application/x-www-form-urlencoded", "")]
    public async Task What_is_required_by_attribute_is_so_in_every_method(string method, string media, string body) =>
        (await Outcome(typeof(Required), method, media, body)).ShouldBe(Missing);

    public sealed record Account(
        string Name,
        DateTime Since,
        decimal? Share = null,
        [Relation] long[] Tags = null!,
        [DataType(DataType.Password)] string Secret = ""
    );

    [Fact]
    public async Task What_was_given_goes_to_the_statement_as_json_without_passwords()
    {
        var read = await Read<Account>(
            "PATCH",
            "application/json",
            """{"since":"2020-01-02T03:04:05.000006+01:00","name":" Ädä ","tags":["3"],"secret":"a secret"}"""
        );

        read.Given().ShouldBe("""{"name":"Ädä","since":"2020-01-02T02:04:05.000006Z","tags":[3]}""");
    }

    [Theory]
    [InlineData("[]", "Invalid data. Expected a dictionary, but got list.")]
    [InlineData("[{\"value\":\"abc\"}]", "Invalid data. Expected a dictionary, but got list.")]
    [InlineData("\"value\"", "Invalid data. Expected a dictionary, but got str.")]
    [InlineData("7", "Invalid data. Expected a dictionary, but got int.")]
    [InlineData("7.0", "Invalid data. Expected a dictionary, but got float.")]
    [InlineData("true", "Invalid data. Expected a dictionary, but got bool.")]
    [InlineData("null", "No data provided")]
    public async Task What_is_no_object_is_told_of_the_whole(string body, string message) =>
        (await Body(await Read<Text>("POST", "application/json", body))).ShouldBe(
            $$"""{"non_field_errors":["{{message}}"]}"""
        );

    [Theory]
    [InlineData("application/json", "{", RefusalKind.MalformedBody)]
    [InlineData("application/json", " ", RefusalKind.MalformedBody)]
    [InlineData("application/json", "{}x", RefusalKind.MalformedBody)]
    [InlineData("application/json", "[1,]", RefusalKind.MalformedBody)]
    [InlineData("application/json", "{\"value\":NaN}", RefusalKind.MalformedBody)]
    [InlineData("application/json", "{\"value\":'x'}", RefusalKind.MalformedBody)]
    [InlineData("application/json", "{\"other\":\"\\x\"}", RefusalKind.MalformedBody)]
    [InlineData("application/json", "\uFEFF{}", RefusalKind.MalformedBody)]
    [InlineData("application/x-www-form-urlencoded", "value=%C9cole", RefusalKind.MalformedForm)]
    [InlineData("multipart/form-data", "--x--", RefusalKind.MalformedForm)]
    [InlineData("multipart/form-data; boundary=x", "--y--", RefusalKind.MalformedForm)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\n\r\nvalue\r\n--x--\r\n", RefusalKind.MalformedForm)]
    [InlineData("text/json", "{}", RefusalKind.UnsupportedMediaType)]
    [InlineData("application/octet-stream", "x", RefusalKind.UnsupportedMediaType)]
    public async Task What_cannot_be_read_is_refused_as_a_whole(string media, string body, RefusalKind kind) =>
        (await Should.ThrowAsync<RefusedException>(() => Read<Text>("POST", media, body))).Refusal.Kind.ShouldBe(kind);

    [Fact]
    public async Task Invalid_utf8_is_refused_wherever_it_is()
    {
        foreach (var body in new[] { "{\"value\":\"?\"}", "{\"other\":\"?\"}", "{\"?\":1}" })
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;

            (
                await Should.ThrowAsync<RefusedException>(() => Read<Text>("POST", "application/json", bytes))
            ).Refusal.Kind.ShouldBe(RefusalKind.MalformedBody, body);
        }
    }

    /// <summary>64 levels, a thousand members, a mebibyte.</summary>
    [Fact]
    public async Task Bounds()
    {
        static string Deep(int levels) =>
            $$"""{"value":"abc","x":{{new string('[', levels)}}{{new string(']', levels)}}}""";

        static string Members(int count) =>
            $$"""{"value":"abc"{{string.Concat(Enumerable.Range(1, count - 1).Select(at => $",\"x{at}\":1"))}}}""";

        static string Fields(int count) =>
            "value=abc" + string.Concat(Enumerable.Range(1, count - 1).Select(at => $"&x{at}=1"));

        static string Large(int bytes) => """{"value":"abc","x":""}""".Insert(20, new string('x', bytes - 22));

        const string Form = "application/x-www-form-urlencoded";
        (await Outcome(typeof(Text), "POST", "application/json", Deep(63))).ShouldBe("abc");
        (await Refused("application/json", Deep(64))).ShouldBe(RefusalKind.MalformedBody);
        (await Refused("application/json", Deep(400_000))).ShouldBe(RefusalKind.MalformedBody);
        (await Outcome(typeof(Text), "POST", "application/json", Members(1000))).ShouldBe("abc");
        (await Refused("application/json", Members(1001))).ShouldBe(RefusalKind.MalformedBody);
        (await Outcome(typeof(Text), "POST", Form, Fields(1000))).ShouldBe("abc");
        (await Refused(Form, Fields(1001))).ShouldBe(RefusalKind.MalformedForm);
        (await Outcome(typeof(Text), "POST", "application/json", Large(1024 * 1024))).ShouldBe("abc");
        (await Refused("application/json", Large(1024 * 1024 + 1))).ShouldBe(RefusalKind.BodyTooLarge);
        (await Refused(Form, "value=" + new string('x', 1024 * 1024))).ShouldBe(RefusalKind.BodyTooLarge);

        async Task<RefusalKind> Refused(string media, string body) =>
            (await Should.ThrowAsync<RefusedException>(() => Read<Text>("POST", media, body))).Refusal.Kind;
    }

    [Fact]
    public async Task At_most_a_hundred_messages_are_told()
    {
        var refused = FieldsRefused.Of([
            .. Enumerable.Range(0, 90).Select(at => ($"field_{at}", (IReadOnlyList<string>)["one", "two"])),
        ]);

        var told = JsonDocument.Parse(await Body(refused)).RootElement.EnumerateObject().ToList();

        told.Sum(field => field.Value.GetArrayLength()).ShouldBe(100);
        told.Count.ShouldBe(50);
    }

    /// <summary>The dearest mebibytes that we know take a fraction of a second; squared, each would take minutes.</summary>
    [Theory]
    [InlineData("""{"value":[""", "\"\\ud83d\",", "1]}")]
    [InlineData("""{"value":[""", "9,", "1]}")]
    [InlineData("""{"value":[""", "\"9\",", "1]}")]
    [InlineData("""{"value":"x""", "\\ud83d", "\"}")]
    [InlineData("""{"value":[1],"x":[""", "[{\"\\ud83d\":1}],", "1]}")]
    [InlineData("""{"value":[[""", "[],", "1]]}")]
    public async Task Cost_is_linear(string head, string middle, string tail)
    {
        var body = head + string.Concat(Enumerable.Repeat(middle, 1_000_000 / middle.Length)) + tail;
        var started = Stopwatch.GetTimestamp();

        await Outcome(typeof(Relations), "POST", "application/json", body);
        await Outcome(typeof(Text), "POST", "application/json", body);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    /// <summary>Whatever is sent, it is a record, messages or a refusal, and never an exception of another kind.</summary>
    [Fact]
    public void No_json_breaks_it()
    {
        var scalars = Gen.OneOf(
            Gen.OneOf("1", "-2.5e300", "1e999", "true", "null", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}"),
            Gen.OneOf("\"2020-13-45T99:99\"", "\"NaN\"", "\"1e5\"", "\"Z\"", "[[[1]]]", "{\"value\":1}", "\"a@b.c\""),
            Gen.String.Select(text => JsonSerializer.Serialize(text)),
            Gen.Double.Select(number => JsonSerializer.Serialize(double.IsFinite(number) ? number : 0))
        );
        var bodies = Gen.Select(
            Gen.OneOf("value", "v\\u0061lue", "\\udfff", "other"),
            Gen.OneOf(scalars, scalars.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
            (name, value) => $$"""{"{{name}}":{{value}}}"""
        );
        var records = Gen.OneOf([
            .. typeof(DrfRequestTests)
                .GetNestedTypes()
                .Where(type => type.GetProperty("Value") is not null && type != typeof(Kept)),
        ]);

        Gen.Select(records, bodies)
            .Sample(
                (record, body) =>
                {
                    Outcome(record, "POST", "application/json", body).GetAwaiter().GetResult().ShouldNotBeNull();
                },
                iter: 5_000
            );
    }

    /// <summary>A number, a day and a text come out as they went in, by whichever way they were sent.</summary>
    [Fact]
    public void What_is_sent_is_what_is_read() =>
        Gen.Select(Gen.Long, Gen.Decimal[0m, 100m], Gen.Date, Gen.String[Gen.Char['!', '\u0400'], 2, 5])
            .Sample(
                (whole, share, day, text) =>
                {
                    var percent = Math.Round(share, 2).ToString(CultureInfo.InvariantCulture);
                    Sent(typeof(Long), whole.ToString(CultureInfo.InvariantCulture));
                    Sent(typeof(Percent), percent.Contains('.') ? percent.TrimEnd('0').TrimEnd('.') : percent);
                    Sent(typeof(Day), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    if (text.Trim() == text)
                    {
                        Sent(typeof(Text), text);
                    }
                },
                iter: 500
            );

    private void Sent(Type record, string text)
    {
        var json = $$"""{"value":{{JsonSerializer.Serialize(text)}}}""";
        var form = "value=" + Uri.EscapeDataString(text);

        Outcome(record, "POST", "application/json", json).GetAwaiter().GetResult().ShouldBe(text);
        Outcome(record, "POST", "application/x-www-form-urlencoded", form).GetAwaiter().GetResult().ShouldBe(text);
    }

    private async Task<string> Outcome(Type record, string method, string media, string body)
    {
        var read = typeof(DrfRequestTests)
            .GetMethod(
                nameof(Told),
                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance
            )!
            .MakeGenericMethod(record);

        return await (Task<string>)read.Invoke(this, [method, media, body])!;
    }

    private async Task<string> Told<T>(string method, string media, string body)
        where T : class
    {
        var read = await Read<T>(method, media, body);
        if (read.Refused is null)
        {
            return Shown(typeof(T).GetProperty("Value")!.GetValue(read.Value));
        }

        var told = JsonDocument.Parse(await Body(read)).RootElement.EnumerateObject().Single();

        return string.Join(" | ", told.Value.EnumerateArray().Select(message => message.GetString()));
    }

    private static string Shown(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Array items => string.Join(',', items.Cast<object>().Select(Shown)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private Task<DrfRequest<T>> Read<T>(string method, string media, string body)
        where T : class => Read<T>(method, media, Encoding.UTF8.GetBytes(body));

    private Task<DrfRequest<T>> Read<T>(string method, string media, byte[] body)
        where T : class
    {
        var context = new DefaultHttpContext { RequestServices = folder.Services };
        context.Request.Method = method;
        context.Request.ContentType = media;
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);

        return DrfRequest.Read<T>(context.Request, default);
    }

    private static Task<string> Body<T>(DrfRequest<T> read)
        where T : class => Body(read.Refused.ShouldNotBeNull());

    private static async Task<string> Body(IResult refused)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await refused.ExecuteAsync(context);
        context.Response.StatusCode.ShouldBe(400);

        return Encoding.UTF8.GetString(body.ToArray());
    }
}
