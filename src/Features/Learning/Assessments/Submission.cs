using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// What somebody hands in: by the id of each question the id of an answer or a list of them, held against the questions
/// that are there. Archived ones are known, because the page may have been open while staff edited: an archived question is
/// passed over.
/// </summary>
public sealed class Submission
{
    private readonly Dictionary<long, AskedQuestion> _asked;
    private readonly List<(string, IReadOnlyList<string>)> _wrong = [];
    private readonly List<Choice> _choices = [];

    private Submission(IReadOnlyList<AskedQuestion> asked) => _asked = asked.ToDictionary(question => question.Id);

    /// <summary>Null, or the 400 to answer.</summary>
    public FieldsRefused? Refused => _wrong.Count == 0 ? null : FieldsRefused.Of(_wrong);

    /// <summary>The live questions that it names; one may have been left without an answer.</summary>
    public IReadOnlyList<Choice> Choices => _choices;

    /// <summary>All ids of questions that were answered, one for each answer.</summary>
    public long[] QuestionIds => [.. Pairs.Select(pair => pair.QuestionId)];

    /// <summary>The answers to them.</summary>
    public long[] AnswerIds => [.. Pairs.Select(pair => pair.Answer.Id)];

    /// <summary>Whether they are right ones.</summary>
    public bool[] WereCorrect => [.. Pairs.Select(pair => pair.Answer is { IsLive: true, IsCorrect: true })];

    private IEnumerable<(long QuestionId, AskedAnswer Answer)> Pairs =>
        _choices.SelectMany(choice => choice.Answers, (choice, answer) => (choice.Question.Id, answer));

    public static Submission Of(IReadOnlyDictionary<string, JsonElement> sent, IReadOnlyList<AskedQuestion> asked)
    {
        var submission = new Submission(asked);
        foreach (var (key, value) in sent)
        {
            submission.Add(key, value);
        }

        return submission;
    }

    private void Add(string key, JsonElement value)
    {
        if (Id(JsonSerializer.SerializeToElement(key), out var questionId) is { } wrongKey)
        {
            _wrong.Add((key, [wrongKey]));
        }
        else if (!_asked.TryGetValue(questionId, out var question))
        {
            _wrong.Add((key, [DrfField.NoObject(key)]));
        }
        else if (question.IsLive)
        {
            var chosen = new List<AskedAnswer>();
            var wrong = Choose(question, value, chosen);
            if (wrong is null)
            {
                _choices.Add(new Choice(question, chosen));
            }
            else
            {
                _wrong.Add((key, [wrong]));
            }
        }
    }

    /// <summary>What is wrong with it; of several the first.</summary>
    private static string? Choose(AskedQuestion question, JsonElement value, List<AskedAnswer> chosen)
    {
        JsonElement[] sent = value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        foreach (var one in sent)
        {
            if (Id(one, out var answerId) is { } wrong)
            {
                return wrong;
            }

            if (Array.Find(question.Answers, answer => answer.Id == answerId) is not { } answer)
            {
                return DrfField.NoObject(answerId);
            }

            if (!chosen.Contains(answer))
            {
                chosen.Add(answer);
            }
        }

        return chosen.Count > 1 && !question.MultipleAnswers ? "This question accepts only one answer." : null;
    }

    /// <summary>An id in plain digits, so that none is spelled in two ways; else what is wrong with it.</summary>
    private static string? Id(JsonElement value, out long id)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value));
        reader.Read();
        id = 0;
        var read = DrfField.Relation(ref reader, 1, long.MaxValue);
        id = read.Value;
        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

        return read.Error ?? (text == id.ToString(CultureInfo.InvariantCulture) ? null : DrfField.NoObject(text));
    }
}

/// <summary>What was chosen for a question.</summary>
public sealed record Choice(AskedQuestion Question, IReadOnlyList<AskedAnswer> Answers);
