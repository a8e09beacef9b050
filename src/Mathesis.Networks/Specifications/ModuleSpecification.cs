namespace Mathesis.Networks;

/// <summary>A module of a network as an immutable record. The set is open: each kind registers how it is built and written.</summary>
public abstract record ModuleSpecification;
