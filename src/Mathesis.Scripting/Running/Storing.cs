namespace Mathesis.Scripting;

/// <summary>A compiled target of an assignment.</summary>
internal delegate void Storing(Frame frame, object value);
