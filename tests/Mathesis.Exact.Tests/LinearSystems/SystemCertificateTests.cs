using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class SystemCertificateTests
{
    [Fact]
    public void CertificatesOfSolutionsAndContradictionsHold()
    {
        for (ulong i = 0; i < 60; i++)
        {
            var stream = new RandomStream("certificate", 1, i);
            LinearSystem system = RandomSystems.Create(stream, 1 + stream.NextBelow(7), 1 + stream.NextBelow(7), stream.NextBelow(7), 0.7, 20, consistent: i % 2 == 0);
            WithFile(path =>
            {
                SystemCertificate.Write(path, ExactSolver.Solve(system));
                CertificateVerdict verdict = CertificateCheck.Run(path);
                Assert.True(verdict.IsValid, verdict.Text);
            });
        }
    }

    [Theory]
    [InlineData("\"constant\":\"3/7\"", "\"constant\":\"2/7\"", "does not hold")]
    [InlineData("\"rank\":2", "\"rank\":1", "not 1 of each")]
    [InlineData("\"independent\":[0,1]", "\"independent\":[0,2]", "independent")]
    [InlineData("\"independent\":[0,1]", "\"independent\":[0,0]", "independent")]
    [InlineData("[1,\"14\"]", "[1,\"13\"]", "does not hold")]
    public void AFalsifiedCertificateIsFoundOut(string original, string changed, string finding)
    {
        LinearSystem system = SystemReader.ReadText("7*x + 14*y = 3\nz = y\n14*x + 28*y = 6");
        WithFile(path =>
        {
            SystemCertificate.Write(path, ExactSolver.Solve(system));
            string text = File.ReadAllText(path);
            Assert.True(CertificateCheck.Run(path).IsValid);
            // Which two equations are called independent is the solver's choice.
            if (!text.Contains(original, StringComparison.Ordinal)) text = text.Replace("\"independent\":[1,2]", "\"independent\":[0,1]", StringComparison.Ordinal);
            Assert.Contains(original, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(original, changed, StringComparison.Ordinal));
            CertificateVerdict verdict = CertificateCheck.Run(path);
            Assert.False(verdict.IsValid);
            Assert.Contains(finding, verdict.Text);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":1}")]
    [InlineData("{\"kind\":\"linear-system\",\"schema\":2}")]
    [InlineData("{\"kind\":\"linear-system\",\"schema\":1,\"unknowns\":[\"x\"],\"equations\":[{\"terms\":[[5,\"1\"]]}],\"consistent\":true}")]
    [InlineData("{\"kind\":\"linear-system\",\"schema\":1,\"unknowns\":[\"x\"],\"equations\":[{\"terms\":[[0]]}],\"consistent\":true}")]
    public void WhatIsNoCertificateIsBadInput(string text) => WithFile(path =>
    {
        File.WriteAllText(path, text);
        Assert.Throws<InputError>(() => CertificateCheck.Run(path));
    });

    private static void WithFile(Action<string> use)
    {
        string path = Path.GetTempFileName();
        try
        {
            use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
