package io.streambus.testkit.junit;

import io.streambus.operator.OperatorOptions;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What a {@link ControlPlaneTest} or an {@link ApiServerTest} says about the operator. */
record TestAnnotation(
    Class<? extends Supplier<OperatorOptions>> options, Class<? extends OperatorStarter> starter) {

  private static final TestAnnotation DEFAULT =
      new TestAnnotation(DefaultOperatorOptions.class, DefaultOperatorStarter.class);

  /** Reads the annotation of the class or its superclasses, but not of its enclosing classes. */
  static TestAnnotation of(Class<?> testClass) {
    return AnnotationSupport.findAnnotation(testClass, ControlPlaneTest.class)
        .map(annotation -> new TestAnnotation(annotation.operatorOptions(), annotation.operator()))
        .or(
            () ->
                AnnotationSupport.findAnnotation(testClass, ApiServerTest.class)
                    .map(
                        annotation ->
                            new TestAnnotation(
                                annotation.operatorOptions(), annotation.operator())))
        .orElse(DEFAULT);
  }

  boolean hasOptions() {
    return options != DefaultOperatorOptions.class;
  }

  /** Creates the starter; empty if the annotation names none. */
  Optional<OperatorStarter> newStarter() {
    return starter == DefaultOperatorStarter.class
        ? Optional.empty()
        : Optional.of(create(starter));
  }

  /** Creates the supplier of the options, and returns what it returns. */
  OperatorOptions newOptions() {
    return create(options).get();
  }

  private static <T> T create(Class<T> type) {
    try {
      return ReflectionSupport.newInstance(type);
    } catch (Exception e) {
      throw new ExtensionConfigurationException(
          ("cannot create %s, which the annotation of the test names: it must be a class with a"
                  + " constructor without parameters, and static if it is nested")
              .formatted(type.getName()),
          e);
    }
  }
}
