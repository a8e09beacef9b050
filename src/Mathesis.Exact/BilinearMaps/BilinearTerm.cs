namespace Mathesis.Exact;

/// <summary>An entry of the tensor of a bilinear map: output <paramref name="Output"/> contains sign times left times right.</summary>
/// <param name="Left">The variable of the left factor, from 0.</param>
/// <param name="Right">The variable of the right factor, from 0.</param>
/// <param name="Output">The output, from 0.</param>
/// <param name="Sign">1 or -1.</param>
public readonly record struct BilinearTerm(int Left, int Right, int Output, int Sign);
