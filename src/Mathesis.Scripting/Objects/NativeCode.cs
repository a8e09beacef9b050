namespace Mathesis.Scripting;

/// <summary>The code of a built-in function; arguments are in the order of its signature, null where one was left out.</summary>
internal delegate object NativeCode(Machine machine, object[] arguments);
