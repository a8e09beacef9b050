namespace Mathesis.Scripting;

/// <summary>A compiled statement of a generator: hands out what it yields, and leaves in the frame how it ended.</summary>
internal delegate IEnumerator<object> Steps(Frame frame);
