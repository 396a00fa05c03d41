using System.Text.RegularExpressions;

namespace Platform.Features.Monitoring;

/// <summary>
/// Goes through XML as far as is needed to tell what a reader would keep of it: the open tags, one tag with all its
/// attributes, one text. A reader that is let at it afterwards has no surprise.
/// </summary>
public sealed partial class XmlBounds
{
    /// <summary>Of tags in each other; a workbook has about ten.</summary>
    private const int MostDepth = 64;

    /// <summary>Of a tag with its attributes, a comment, an instruction.</summary>
    private const int MostTagLength = 65_536;

    /// <summary>Of a text; a cell holds 32,767 signs, of which each may be written with six.</summary>
    private const int MostTextLength = 262_144;

    private const int BufferLength = 16_384;

    private readonly XmlElements _elements;
    private readonly char[] _head = new char[256];
    private State _state = State.Text;
    private char _quote;
    private char _last;
    private char _beforeLast;
    private int _length;
    private int _headLength;
    private int _nameLength;
    private int _depth;
    private bool _isXml;

    private XmlBounds(XmlElements elements) => _elements = elements;

    private enum State
    {
        Text,

        /// <summary>The first signs after a &lt;, which say what it is.</summary>
        Head,
        Tag,
        Quoted,
        Comment,
        CData,
        Instruction,
    }

    /// <exception cref="DocumentRefusedException">A reader would have to keep too much.</exception>
    public static void Check(TextReader text, XmlElements elements)
    {
        var bounds = new XmlBounds(elements);
        var buffer = new char[BufferLength];
        for (int read; (read = text.Read(buffer)) > 0; )
        {
            foreach (var sign in buffer.AsSpan(0, read))
            {
                if (!bounds.Take(sign))
                {
                    return;
                }
            }
        }
    }

    /// <returns>False: this is no XML.</returns>
    private bool Take(char sign)
    {
        if (!_isXml && sign != '<')
        {
            return char.IsWhiteSpace(sign) && ++_length < MostTextLength;
        }

        _isXml = true;
        switch (_state)
        {
            case State.Text when sign == '<':
                Enter(State.Head);
                _headLength = 0;
                _nameLength = -1;

                break;
            case State.Text:
                Bounded(MostTextLength);

                break;
            case State.Head:
                TakeHead(sign);

                break;
            case State.Tag when sign == '>':
                EndTag();

                break;
            case State.Tag when sign is '"' or '\'':
                _quote = sign;
                _state = State.Quoted;

                break;
            case State.Quoted when sign == _quote:
                _state = State.Tag;

                break;
            case State.Tag or State.Quoted:
                Bounded(MostTagLength);

                break;
            case State.Comment when sign == '>' && _last == '-' && _beforeLast == '-' && _length > 1:
            case State.CData when sign == '>' && _last == ']' && _beforeLast == ']' && _length > 1:
                Enter(State.Text);

                break;
            case State.Instruction when sign == '>' && _last == '?':
                CheckEncoding();
                Enter(State.Text);

                break;
            case State.Instruction:
                Remember(sign);
                Bounded(MostTagLength);

                break;
            default:
                Bounded(_state == State.CData ? MostTextLength : MostTagLength);

                break;
        }

        _beforeLast = _last;
        _last = sign;

        return true;
    }

    private void TakeHead(char sign)
    {
        Remember(sign);
        var head = _head.AsSpan(0, _headLength);
        if (head is "!--" or "![CDATA[")
        {
            Enter(head is "!--" ? State.Comment : State.CData);
        }
        else if (head[0] == '!' && !"!--".AsSpan().StartsWith(head) && !"![CDATA[".AsSpan().StartsWith(head))
        {
            throw WorkbookBounds.Refused("a part of the workbook has a document type, which may stand for anything");
        }
        else if (head[0] == '?')
        {
            Enter(State.Instruction);
        }
        else if (sign == '>')
        {
            _nameLength = _headLength - 1;
            EndTag();
        }
        else if (_headLength == _head.Length || sign is ' ' or '\t' or '\r' or '\n' || (sign == '/' && _headLength > 1))
        {
            _nameLength = _headLength - 1;
            _state = State.Tag;
        }
    }

    private void EndTag()
    {
        var name = _head.AsSpan(0, _nameLength);
        if (name is ['/', ..])
        {
            _depth = Math.Max(0, _depth - 1);
        }
        else
        {
            _elements.Count(name.TrimEnd('/')[(name.IndexOf(':') + 1)..]);
            if (_last != '/' && ++_depth > MostDepth)
            {
                throw WorkbookBounds.Refused("a part of the workbook is made of tags in tags in tags");
            }
        }

        Enter(State.Text);
    }

    private void Enter(State state)
    {
        _state = state;
        _length = 0;
    }

    private void Remember(char sign)
    {
        if (_headLength < _head.Length)
        {
            _head[_headLength++] = sign;
        }
    }

    private void Bounded(int most)
    {
        if (++_length > most)
        {
            throw WorkbookBounds.Refused($"a part of the workbook has a tag or text of more than {most} characters");
        }
    }

    /// <summary>In others the signs that count here may be parts of letters.</summary>
    private void CheckEncoding()
    {
        var named = Encoding().Match(new string(_head, 0, _headLength));
        if (
            named.Success
            && named.Groups["name"].Value.ToUpperInvariant()
                is not ("UTF-8" or "UTF-16" or "US-ASCII" or "ISO-8859-1" or "WINDOWS-1252")
        )
        {
            throw WorkbookBounds.Refused($"a part of the workbook is encoded as {named.Groups["name"].Value}");
        }
    }

    [GeneratedRegex(
        """^\?xml\s.*\bencoding\s*=\s*["'](?<name>[^"']{0,40})""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Encoding();
}

/// <summary>How many elements of each kind the parts of a workbook have together.</summary>
public sealed class XmlElements
{
    private const int MostStrings = 1_000_000;
    private const int MostOthers = 1_000_000;

    private int _rows;
    private int _strings;
    private int _cells;
    private int _others;

    /// <exception cref="DocumentRefusedException">There are too many.</exception>
    public void Count(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "c":
                Refuse(++_cells > DocumentFile.MostColumns, $"a line of more than {DocumentFile.MostColumns} cells");

                break;
            case "row":
                _cells = 0;
                Refuse(
                    ++_rows > DocumentFile.MostLines,
                    $"more than {DocumentFile.MostLines} lines, empty ones included"
                );

                break;
            case "si":
                Refuse(++_strings > MostStrings, $"more than {MostStrings} strings");

                break;
            case "v" or "f" or "is" or "t" or "r": // no reader keeps these by themselves
            case "x" or "n" or "s" or "d" or "b" or "e" or "m": // nor what is in the records of a pivot table

                break;
            default:
                Refuse(++_others > MostOthers, "too many formats, columns or other details");

                break;
        }
    }

    private static void Refuse(bool isTooMuch, string what)
    {
        if (isTooMuch)
        {
            throw WorkbookBounds.Refused($"the workbook has {what}");
        }
    }
}
