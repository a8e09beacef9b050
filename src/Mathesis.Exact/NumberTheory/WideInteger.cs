// The one place that says which type holds an integer wider than a machine word.
global using WideInteger = System.Numerics.BigInteger;
