package io.streambus.testkit.junit;

import com.google.common.collect.Lists;
import io.streambus.operator.OperatorOptions;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The options of the operator that a test class declares, in one of two ways. */
record DeclaredOptions(Class<?> testClass, TestAnnotation annotation, List<Method> methods) {

  /** Reads what the class and its superclasses declare, but not its enclosing classes. */
  static DeclaredOptions of(Class<?> testClass) {
    List<Method> methods =
        AnnotationSupport.findAnnotatedMethods(
            testClass, TestOperatorOptions.class, HierarchyTraversalMode.BOTTOM_UP);
    DeclaredOptions declared =
        new DeclaredOptions(testClass, TestAnnotation.of(testClass), methods);
    declared.requireValid();
    return declared;
  }

  private void requireValid() {
    if (methods.size() > 1 || (methods.size() == 1 && annotation.hasOptions())) {
      throw new ExtensionConfigurationException(
          "%s declares the options of the operator more than once: remove all but one of %s%s"
              .formatted(
                  testClass.getName(),
                  methods,
                  annotation.hasOptions() ? " and " + annotation.options() : ""));
    }
    methods.forEach(
        method -> {
          if (method.getReturnType() != OperatorOptions.class || method.getParameterCount() > 0) {
            throw new ExtensionConfigurationException(
                "%s must return OperatorOptions and have no parameters".formatted(method));
          }
        });
  }

  /** The options of all tests of the class; empty if the class declares none for all. */
  Optional<OperatorOptions> ofClass() {
    return methods.stream()
        .filter(ModifierSupport::isStatic)
        .map(method -> call(method, null))
        .findFirst()
        .or(
            () ->
                annotation.hasOptions() ? Optional.of(annotation.newOptions()) : Optional.empty());
  }

  /** The options of one test: those of its instance, of its class, or else the defaults. */
  static OperatorOptions ofTest(ExtensionContext test, ExtensionContext.Namespace store) {
    return ofInstance(test)
        .or(
            () ->
                Optional.ofNullable(
                    test.getStore(store).get(DeclaredOptions.class, OperatorOptions.class)))
        .orElse(DefaultOperatorOptions.INSTANCE);
  }

  /** The innermost instance whose class has a method decides; a static one has been called. */
  private static Optional<OperatorOptions> ofInstance(ExtensionContext test) {
    for (Object instance : Lists.reverse(test.getRequiredTestInstances().getAllInstances())) {
      DeclaredOptions declared = of(instance.getClass());
      if (declared.isPresent()) {
        return declared.methods.stream()
            .filter(method -> !ModifierSupport.isStatic(method))
            .map(method -> call(method, instance))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private boolean isPresent() {
    return annotation.hasOptions() || !methods.isEmpty();
  }

  private static OperatorOptions call(Method method, @Nullable Object instance) {
    Object options = ReflectionSupport.invokeMethod(method, instance);
    if (options == null) {
      throw new ExtensionConfigurationException(method + " returned null instead of options");
    }
    return (OperatorOptions) options;
  }
}
