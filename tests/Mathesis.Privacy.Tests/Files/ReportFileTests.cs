using Mathesis.Core;

namespace Mathesis.Privacy.Tests;

public sealed class ReportFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-privacy-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(AllMechanisms.Names), MemberType = typeof(AllMechanisms))]
    public void WhatIsWrittenIsReadInBothForms(string name)
    {
        FrequencyMechanism mechanism = AllMechanisms.Make(name, 30, 2);
        var batch = new ReportBatch();
        for (int user = 0; user < 200; user++) mechanism.Encode(user % 30, SeededSource.ForUser(2, (ulong)user), batch);
        SurveyHeader header = Header(name);
        foreach (bool readable in (bool[])[false, true])
        {
            string path = PathOf($"{readable}.jsonl");
            ReportFile.Write(path, header, mechanism, batch, readable);
            ReportFile file = ReportFile.Read(path);
            Assert.Equal(batch.AllMembers.ToArray(), file.Reports.AllMembers.ToArray());
            Assert.Equal(batch.Blocks.ToArray(), file.Reports.Blocks.ToArray());
            Assert.Equal(mechanism.Estimate(batch), file.Mechanism.Estimate(file.Reports));
            Assert.True(header.Agrees(file.Header));
        }
        Assert.Equal(400, ReportFile.Read(PathOf("False.jsonl"), PathOf("True.jsonl")).Reports.Count);
    }

    [Theory]
    [InlineData("", "line 1: is no header of reports")]
    [InlineData("[]", "line 1: is no header of reports")]
    [InlineData("{}", "line 1: is no header of reports")]
    [InlineData("""{"schema":1,"mechanism":"grr","epsilon":1,"categories":["a","b"]}""", "line 1: is no header of reports")]
    [InlineData("""{"format":"x","schema":1,"mechanism":"grr","epsilon":1,"categories":["a","b"]}""", "'x' is no format of reports")]
    [InlineData("""{"format":"mathesis-private-reports","schema":2,"mechanism":"grr","epsilon":1,"categories":["a","b"]}""", "version 2 is not known")]
    [InlineData("""{"mechanism":"gr","epsilon":1,"categories":["a","b"]}""", "unknown mechanism 'gr'")]
    [InlineData("""{"mechanism":"grr","epsilon":-1,"categories":["a","b"]}""", "-1 is no privacy budget")]
    [InlineData("""{"mechanism":"grr","epsilon":1,"categories":["a"]}""", "1 categories are too few")]
    [InlineData("""{"mechanism":"grr","epsilon":1,"categories":["a","a"]}""", "'a' is listed twice")]
    [InlineData("""{"mechanism":"mss","epsilon":1,"categories":["a","b"]}""", "there are no moduli")]
    [InlineData("""{"mechanism":"mss","epsilon":1,"moduli":[2,4],"categories":["a","b"]}""", "2 and 4 have a common factor")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n[0,2]", "line 2: is no report of grr")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n[0,1]\n\n[1,1]", "line 4: is no report of grr")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n[0,0,1]", "line 2: is no report")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n[0]", "line 2: is no report")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n[0,-1]", "line 2: is no report")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n\"?\"", "line 2: is no report")]
    [InlineData("{\"mechanism\":\"grr\",\"epsilon\":1,\"categories\":[\"a\",\"b\"]}\n\"/w==\"", "line 2: is no report")]
    [InlineData("{\"mechanism\":\"rappor\",\"epsilon\":1,\"categories\":[\"a\",\"b\",\"c\"]}\n[0,1,0]", "line 2: is no report")]
    public void BadFilesAreNamedWithTheirLine(string content, string message)
    {
        string path = PathOf("bad.jsonl");
        File.WriteAllText(path, content.Replace("{\"mechanism\"", "{\"format\":\"mathesis-private-reports\",\"schema\":1,\"mechanism\"", StringComparison.Ordinal));
        InputError error = Assert.Throws<InputError>(() => ReportFile.Read(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("bad.jsonl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfDifferentSurveysAreNotMixed()
    {
        var batch = new ReportBatch();
        foreach ((string name, string mechanism) in new[] { ("a", "grr"), ("b", "ss") })
            ReportFile.Write(PathOf(name), Header(mechanism), AllMechanisms.Make(mechanism, 30, 2), batch, false);
        Assert.Contains("has other settings than", Assert.Throws<InputError>(() => ReportFile.Read(PathOf("a"), PathOf("b"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFilesAndFoldersAreNamed()
    {
        Assert.Contains("no such file", Assert.Throws<InputError>(() => ReportFile.Read(PathOf("absent"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<InputError>(() => ReportFile.Read(folder)).Message, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private static SurveyHeader Header(string name) => new()
    {
        Mechanism = name,
        Epsilon = 2,
        Moduli = name == "mss" ? [17, 19, 23, 29] : null,
        Categories = [.. Enumerable.Range(0, 30).Select(i => $"category {i}")],
    };
}
