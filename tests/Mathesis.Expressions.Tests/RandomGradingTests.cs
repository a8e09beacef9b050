using Mathesis.Core;

namespace Mathesis.Expressions.Tests;

public class RandomGradingTests
{
    private const int Pairs = 4000;

    [Fact]
    public void Rewritten_formulas_are_right()
    {
        var random = new RandomStream("expressions/tests/rewritings", 1);
        var trees = new RandomTrees(random);
        int undecided = 0;
        for (int i = 0; i < Pairs; i++)
        {
            Expression tree = trees.Make(3);
            (string gold, string answer) = (RandomTrees.Latex(tree), RandomTrees.Latex(trees.Rewrite(tree)));
            if (gold.Length > 2000 || answer.Length > 2000) continue;
            Grade grade = Grader.Grade(gold, answer);
            Assert.True(grade.Verdict != GradeVerdict.Wrong, $"{gold}\n{answer}\n{grade.Reason}");
            if (grade.Verdict == GradeVerdict.Undecided) undecided++;
        }
        Assert.InRange(undecided, 0, Pairs / 100);
    }

    [Fact]
    public void Mutated_formulas_are_wrong()
    {
        var random = new RandomStream("expressions/tests/mutations", 1);
        var trees = new RandomTrees(random);
        int undecided = 0;
        for (int i = 0; i < Pairs; i++)
        {
            Expression tree = trees.Make(3);
            (string gold, string answer) = (RandomTrees.Latex(tree), RandomTrees.Latex(trees.Rewrite(trees.Mutate(tree))));
            if (gold.Length > 2000 || answer.Length > 2000) continue;
            Grade grade = Grader.Grade(gold, answer);
            // 2t + pi is t where t is -pi, which no tree here is.
            Assert.True(grade.Verdict != GradeVerdict.Right, $"{gold}\n{answer}");
            if (grade.Verdict == GradeVerdict.Undecided) undecided++;
        }
        Assert.InRange(undecided, 0, Pairs / 100);
    }

    [Fact]
    public void Random_bytes_and_broken_formulas_are_graded_without_an_exception()
    {
        var random = new RandomStream("expressions/tests/bytes", 1);
        string[] golds = ["\\frac{1}{2}", "(1,2)", "[0,\\infty)", "x^2+1", "\\{1,2\\}", "\\begin{pmatrix}1\\\\2\\end{pmatrix}", "10\\%", "5\\text{ cm}", "y=2x+1", "12:15", "\\pm 3", "1010_2", "\\sqrt{2}+\\sin x", "B", "\\text{Friday}", "x<3"];
        char[] alphabet = [.. "\\{}()[]^_$%&|,;:.+-*/=<>!'0123456789xyeiπ√∞∪≤°½² \n"];
        string[] parts = ["\\frac", "\\sqrt", "\\text{", "\\left(", "\\right)", "\\begin{cases}", "\\end{cases}", "\\boxed{", "\\log_", "\\overline{", "\\pm", "^{", "}{", "\\infty", "\\cup", "!!", "9^9^9", "\\in\\mathbb{Z}"];
        for (int i = 0; i < 30_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.NextBelow(40)).Select(_ => random.NextBelow(4) == 0 ? parts[random.NextBelow(parts.Length)] : random.NextBelow(20) == 0 ? ((char)random.NextBelow(0xffff)).ToString() : alphabet[random.NextBelow(alphabet.Length)].ToString()));
            string gold = golds[random.NextBelow(golds.Length)];
            Grader.Grade(gold, text);
            if (i % 3 == 0) Grader.Grade(text, gold);
            // One change of a formula.
            int at = random.NextBelow(gold.Length);
            string broken = random.NextBelow(3) switch { 0 => gold.Remove(at, 1), 1 => gold.Insert(at, alphabet[random.NextBelow(alphabet.Length)].ToString()), _ => gold[..at] + gold[at..] + gold[at..] };
            Grader.Grade(gold, broken);
        }
    }

    [Fact]
    public void Attacks_end_within_the_steps()
    {
        // The step counter bounds the work: no attack gets through to a long computation, and none is right.
        foreach (string attack in AttackStrings.All)
        {
            foreach (string gold in new[] { "2", "x+1", "\\sqrt2", "[1,2]" })
            {
                Assert.NotEqual(GradeVerdict.Right, Grader.Grade(gold, attack).Verdict);
                Grader.Grade(attack, gold);
                Grader.Grade(attack, attack + "+0");
            }
        }
    }
}
