package io.streambus.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Makes a slice of each top-level class of a package, with its nested classes.
 *
 * @param packageName name of the package
 */
record TopLevelClasses(String packageName) implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
    return javaClass.getPackageName().equals(packageName)
        ? SliceIdentifier.of(topLevel(javaClass).getSimpleName().replaceFirst("^Immutable", ""))
        : SliceIdentifier.ignore();
  }

  private static JavaClass topLevel(JavaClass javaClass) {
    return javaClass.getEnclosingClass().map(TopLevelClasses::topLevel).orElse(javaClass);
  }

  @Override
  public String getDescription() {
    return "top-level classes of " + packageName;
  }
}
