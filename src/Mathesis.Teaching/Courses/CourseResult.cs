using Mathesis.Networks;

namespace Mathesis.Teaching;

/// <summary>How a course ended.</summary>
/// <param name="Steps">Updates made.</param>
/// <param name="ReachedTarget">The first evaluated step at which the test accuracy reached the target; null when it never did.</param>
/// <param name="Reached99">The first evaluated step at which the test accuracy reached 99%; null when it never did.</param>
/// <param name="Fitted">The first evaluated step at which the training accuracy was 100%; null when it never was.</param>
/// <param name="Final">The last evaluation on the training and on the test examples.</param>
public sealed record CourseResult(
    long Steps, long? ReachedTarget, long? Reached99, long? Fitted, (Evaluation Training, Evaluation Test) Final);
