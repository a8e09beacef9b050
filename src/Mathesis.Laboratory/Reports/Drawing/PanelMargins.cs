namespace Mathesis.Laboratory;

/// <summary>The room around a panel's plot, in pixels.</summary>
/// <param name="Left">For the labels of the vertical axis.</param>
/// <param name="Right">For the scale of a matrix's colours.</param>
/// <param name="Top">For title and legend.</param>
internal readonly record struct PanelMargins(double Left, double Right, double Top);
