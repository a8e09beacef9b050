using CsCheck;
using Mathesis.Core;

namespace Mathesis.Problems.Tests;

public sealed class TableTaskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-tables-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_last_column_is_the_answer()
    {
        FiniteTask task = Load("t.csv", "2,10,x\n10,2,y\n1,1,x\n");
        Assert.Equal("t.csv", task.Name);
        Assert.Equal(["1", "2", "10"], task.InputSymbols);
        Assert.Equal(["x", "y"], task.AnswerSymbols);
        Assert.Equal(["2 10 x", "10 2 y", "1 1 x"], Questions(task));
    }

    [Fact]
    public void A_named_column_may_be_the_answer()
    {
        FiniteTask task = Load("t.csv", "a,sum,b\n1,3,2\n2,5,3\n", new TableTaskOptions { Answer = "sum" });
        Assert.Equal(["1 2 3", "2 3 5"], Questions(task));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", 1)]
    [InlineData("colour,shape,Answer\nred,round,apple\n", 1)]
    [InlineData("red,round,apple\ngreen,long,cucumber\n", 2)]
    [InlineData("1,2,3\n2,3,5\n", 2)]
    public void A_header_is_recognised_by_its_content(string text, int rows) => Assert.Equal(rows, Load("t.csv", text).Count);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void A_person_may_say_whether_there_is_a_header(bool hasHeader, int rows) =>
        Assert.Equal(rows, Load("t.csv", "a,b,answer\n1,2,3\n", new TableTaskOptions { HasHeader = hasHeader }).Count);

    [Fact]
    public void Quoted_cells_hold_commas_quotes_and_line_breaks()
    {
        FiniteTask task = Load("t.csv", "\"a,b\" , \"say \"\"hi\"\"\",1\r\n\"two\r\nlines\",\"\",2\r\n");
        Assert.Equal(["a,b say \"hi\" 1", "two\r\nlines  2"], Questions(task));
    }

    [Fact]
    public void Any_table_survives_being_written_and_read()
    {
        Gen<string> cell = Gen.String[Gen.Char["ab 0,\"\r\n;"], 0, 6];
        Gen.Select(Gen.Int[2, 4], Gen.Int[1, 8]).SelectMany((width, height) => cell.Array[width].Array[height]).Sample(rows =>
        {
            // One answer for all, so that duplicates agree.
            foreach (string[] row in rows) row[^1] = "answer of all";
            string text = string.Concat(rows.Select(row => string.Join(',', row.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
            FiniteTask task = Load("t.csv", text, new TableTaskOptions { HasHeader = false });
            Assert.Equal(rows.Select(row => string.Join('|', row)).Distinct(), Questions(task, "|"));
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void Tabs_separate_cells_of_tsv() => Assert.Equal(["a, b c 1"], Questions(Load("t.tsv", "a, b\tc\t1\n")));

    [Fact]
    public void Json_lines_hold_inputs_and_an_answer()
    {
        FiniteTask task = Load("t.jsonl", """
            {"inputs": [1, "x y"], "answer": true}

            {"answer": false, "inputs": [2.5, "z"], "id": 7}
            """);
        Assert.Equal(["1 x y true", "2.5 z false"], Questions(task));
    }

    [Fact]
    public void Flat_json_objects_are_read_in_the_order_of_the_first()
    {
        FiniteTask task = Load("t.jsonl", """
            {"a": 1, "sum": 3, "b": 2}
            {"b": 5, "a": 4, "sum": 9}
            """, new TableTaskOptions { Answer = "sum" });
        Assert.Equal(["1 2 3", "4 5 9"], Questions(task));
    }

    [Fact]
    public void Duplicates_that_agree_count_once() => Assert.Equal(["1 2 3", "2 1 3"], Questions(Load("t.csv", "1,2,3\n2,1,3\n1,2,3\n")));

    [Fact]
    public void A_table_of_sums_is_the_task_of_addition()
    {
        FiniteTask addition = Registry.Compose(Registrations.AddTo).Create<IFiniteTaskFamily>("modular-addition", "task")
            .Create(new Dictionary<string, string> { ["modulus"] = "23" });
        string text = "a,b,answer\n" + string.Concat(Enumerable.Range(0, 23 * 23).Select(q => $"{q / 23},{q % 23},{(q / 23 + q % 23) % 23}\n"));
        FiniteTask table = Load("t.csv", text);
        Assert.Equal(addition.InputSymbols, table.InputSymbols);
        Assert.Equal(Questions(addition), Questions(table));
    }

    [Theory]
    [InlineData("t.csv", "", "{0}: is empty; expected rows of inputs and an answer")]
    [InlineData("t.csv", "\n\r\n  \n", "{0}: is empty; expected rows of inputs and an answer")]
    [InlineData("t.csv", "a,answer\n", "{0}: has a header and no rows; expected rows of inputs and an answer")]
    [InlineData("t.csv", "1,2,3\n1,2\n", "{0}, line 2: the row has 2 cells, the first row has 3; expected rows of one length")]
    [InlineData("t.csv", "\"a\nb\",2,3\n\n1,2,3,4\n", "{0}, line 4: the row has 4 cells, the first row has 3; expected rows of one length")]
    [InlineData("t.csv", "1\n2\n", "{0}, line 1: a row has one cell; expected at least one input and an answer, separated by commas")]
    [InlineData("t.csv", "1,2\n3,\"4\n", "{0}, line 2: a quote is opened and never closed; close it, or double quotes that belong to the text")]
    [InlineData("t.csv", "1,\"2\"x\n", "{0}, line 1: 'x' follows a closing quote; double quotes that belong to the text")]
    [InlineData("t.csv", "1,2,3\n2,2,4\n1,2,5\n", "{0}, line 3: (1, 2) has the answer '5', but '3' on line 1; expected one answer a question")]
    [InlineData("t.jsonl", "", "{0}: is empty; expected {{\"inputs\": [...], \"answer\": ...}}, or an object of inputs with an answer")]
    [InlineData("t.jsonl", "{\"inputs\": [1], \"answer\": 2}\n{\"inputs\": [1,\n", "{0}, line 2: bad JSON at byte 14; expected one whole object a line")]
    [InlineData("t.jsonl", "[1]", "{0}, line 1: is not an object; expected {{\"inputs\": [...], \"answer\": ...}}, or an object of inputs with an answer")]
    [InlineData("t.jsonl", "{\"a\": 1, \"answr\": 2}", "{0}, line 1: the field 'answer' is missing; did you mean answr?")]
    [InlineData("t.jsonl", "{\"a\": 1, \"answer\": 2}\n{\"b\": 1, \"answer\": 2}", "{0}, line 2: the field 'b' is not in the first object; expected objects with the same fields")]
    [InlineData("t.jsonl", "{\"a\": 1, \"b\": 1, \"answer\": 2}\n{\"b\": 1, \"answer\": 2}", "{0}, line 2: the field 'a' is missing; expected objects with the same fields")]
    [InlineData("t.jsonl", "{\"a\": 1, \"a\": 2, \"answer\": 2}", "{0}, line 1: the field 'a' occurs twice; expected each field once")]
    [InlineData("t.jsonl", "{\"a\": null, \"answer\": 2}", "{0}, line 1: a is null; expected a text, a number or a boolean")]
    [InlineData("t.jsonl", "{\"inputs\": [1], \"answer\": 2}\n{\"inputs\": [1, 2], \"answer\": 2}", "{0}, line 2: there are 2 inputs, the first question has 1; expected questions of one length")]
    [InlineData("t.jsonl", "{\"inputs\": [1], \"answer\": 2}\n{\"inputs\": [1], \"answer\": 3}", "{0}, line 2: (1) has the answer '3', but '2' on line 1; expected one answer a question")]
    [InlineData("t.txt", "1,2", "{0}: '.txt' is no known kind of table; expected .csv, .tsv, .jsonl or .ndjson")]
    public void Bad_tables_get_one_line(string file, string text, string message)
    {
        string expected = string.Format(System.Globalization.CultureInfo.InvariantCulture, message, Path.Combine(folder, file));
        Assert.Equal(expected, Assert.Throws<InputError>(() => Load(file, text)).Message);
    }

    [Fact]
    public void An_unknown_answer_column_gets_the_nearest_name() =>
        Assert.EndsWith("unknown column 'som'; did you mean sum?",
            Assert.Throws<InputError>(() => Load("t.csv", "a,sum\n1,2\n", new TableTaskOptions { Answer = "som", HasHeader = true })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_gets_one_line() =>
        Assert.EndsWith("nothing.csv: no such file; expected a CSV or JSONL file",
            Assert.Throws<InputError>(() => TableTask.Load(Path.Combine(folder, "nothing.csv"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_text_gets_one_line()
    {
        string path = Path.Combine(folder, "binary.csv");
        File.WriteAllBytes(path, [0x31, 0x2c, 0xff, 0xfe, 0x80]);
        Assert.EndsWith("binary.csv: is not UTF-8 text; save it as UTF-8", Assert.Throws<InputError>(() => TableTask.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_symbols_are_refused() =>
        Assert.EndsWith("the inputs have 4097 different symbols; expected at most 4096",
            Assert.Throws<InputError>(() => Load("t.csv", string.Concat(Enumerable.Range(0, 4097).Select(i => $"{i},0\n")))).Message, StringComparison.Ordinal);

    private FiniteTask Load(string file, string text, TableTaskOptions? options = null)
    {
        string path = Path.Combine(folder, file);
        File.WriteAllText(path, text);
        return TableTask.Load(path, options);
    }

    private static IEnumerable<string> Questions(FiniteTask task, string separator = " ") =>
        Enumerable.Range(0, task.Count).Select(question =>
            string.Join(separator, [.. task.Inputs(question).ToArray().Select(input => task.InputSymbols[input]), task.AnswerSymbols[task.Answer(question)]]));
}
