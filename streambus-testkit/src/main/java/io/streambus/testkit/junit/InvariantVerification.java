package io.streambus.testkit.junit;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantWatch;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Checks the invariants for one test. */
record InvariantVerification(InvariantWatch watch, ExtensionContext test) {

  /**
   * Stops the watch and checks what it recorded.
   *
   * @throws AssertionError that lists all violations
   */
  void verify() {
    List<Violation> violations;
    try (watch) {
      violations = watch.violations(expectedError());
    }
    if (!violations.isEmpty() && find(DisableInvariantChecks.class).isEmpty()) {
      throw new AssertionError(
          violations.stream()
              .map(Violation::toString)
              .collect(Collectors.joining("\n", "Invariants were violated:\n", "")));
    }
  }

  private Predicate<String> expectedError() {
    return find(ExpectedErrors.class)
        .map(expected -> Pattern.compile(expected.value()).asPredicate())
        .orElse(line -> false);
  }

  private <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return test.getTestMethod()
        .map(method -> method.getAnnotation(annotation))
        .or(() -> test.getTestClass().flatMap(type -> find(annotation, type)));
  }

  /** Annotations of a class apply to its nested classes, too. */
  private static <A extends Annotation> Optional<A> find(Class<A> annotation, Class<?> testClass) {
    return Stream.<Class<?>>iterate(testClass, Objects::nonNull, Class::getEnclosingClass)
        .map(type -> type.getAnnotation(annotation))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
