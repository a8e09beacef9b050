using System.Text.Json.Serialization;

namespace Mathesis.Core.Tests;

public class OptionsBinderTests
{
    private static SampleOptions Bind(params (string Name, string Value)[] settings) => OptionsBinder.Bind(
        new SampleOptions(), settings.Select(s => KeyValuePair.Create(s.Name, s.Value)), SampleJson.Default.SampleOptions);

    [Fact]
    public void BindsEveryTypeUnderEverySpelling() => Assert.Equal(
        new SampleOptions { Modulus = 97, WeightDecay = 0.5, Check = true, Salt = 4, Pace = Pace.VeryFast, Name = "7" },
        Bind(("Modulus", "97"), ("weight_decay", "0.5"), ("check", "true"), ("salt", "4"), ("pace", "very-fast"), ("name", "7")));

    [Theory]
    [InlineData("modulos", "5", "unknown option 'modulos'; did you mean modulus?")]
    [InlineData("modulus", "five", "modulus: 'five' is not an integer; give modulus={an integer}")]
    [InlineData("weight-decay", "NaN", "weight-decay: 'NaN' is not a number; give weight-decay={a number}")]
    [InlineData("modulus", "2", "modulus: 2 is too small; expected at least 3")]
    [InlineData("pace", "medium", "pace: 'medium' is not one of slow, veryfast; give pace={one of slow, veryfast}")]
    public void BadSettingsAreOneLine(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<InputError>(() => Bind((name, value))).Message);
}

public enum Pace { Slow, VeryFast }

public sealed record SampleOptions : IOptions
{
    public int Modulus { get; init; } = 113;
    public double WeightDecay { get; init; } = 1;
    public bool Check { get; init; }
    public ulong? Salt { get; init; }
    public Pace Pace { get; init; }
    public string Name { get; init; } = "n";

    public void Validate()
    {
        if (Modulus < 3) throw new InputError($"{Modulus} is too small", "modulus", "expected at least 3");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SampleOptions))]
public sealed partial class SampleJson : JsonSerializerContext;
