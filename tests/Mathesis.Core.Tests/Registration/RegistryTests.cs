namespace Mathesis.Core.Tests;

public class RegistryTests
{
    private readonly Registry registry = Registry.Compose(Registrations.AddTo);

    [Fact]
    public void TheGeneratorListsEveryMarkedClass()
    {
        Assert.Equal(["cat", "dog", "tiger"], registry.Names<IAnimal>());
        Assert.Equal("woof", registry.Create<IAnimal>("dog", "animal").Sound);
        Assert.Equal(["meow", "woof", "meow"], registry.CreateAll<IAnimal>().Select(a => a.Sound));
    }

    [Fact]
    public void AnUnknownNameListsTheNearest() => Assert.Equal(
        "unknown animal 'dgo'; did you mean dog?",
        Assert.Throws<InputError>(() => registry.Create<IAnimal>("dgo", "animal")).Message);

    [Fact]
    public void ANameIsTakenOnce() => Assert.Throws<InvalidOperationException>(() => Registrations.AddTo(registry));
}

public interface IAnimal { string Sound { get; } }

[Register<IAnimal>("dog")]
public sealed class Dog : IAnimal { public string Sound => "woof"; }

[Register<IAnimal>("cat")]
[Register<IAnimal>("tiger")]
public sealed class Cat : IAnimal { public string Sound => "meow"; }
