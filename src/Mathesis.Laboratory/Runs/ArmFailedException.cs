namespace Mathesis.Laboratory;

/// <summary>An arm ended with an error of the program, not of the input.</summary>
/// <param name="message">One line: which arm, what happened, and where the whole error lies.</param>
public sealed class ArmFailedException(string message) : Exception(message);
