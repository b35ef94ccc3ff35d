package io.streambus.docs.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.streambus.api.stability.PublicApi;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The types of the published modules that {@link PublicApi} marks, or their packages. */
final class PublicTypes {

  private static final List<JavaClass> CLASSES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("io.streambus")
              .stream()
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .sorted(Comparator.comparing(JavaClass::getName))
              .toList();

  private PublicTypes() {}

  /** Returns the top-level types that are not generated. */
  static List<JavaClass> of(PublishedModule module) {
    return CLASSES.stream()
        .filter(type -> module.contains(type.getPackageName()))
        .filter(type -> !isGenerated(type))
        .filter(type -> type.getEnclosingClass().isEmpty() && isApi(type))
        .toList();
  }

  /** Returns a type, and the one that Immutables generated for it. */
  static Stream<JavaClass> withGenerated(JavaClass type) {
    return Stream.concat(
        Stream.of(type),
        CLASSES.stream()
            .filter(
                each ->
                    each.getName()
                        .equals(type.getPackageName() + ".Immutable" + type.getSimpleName())));
  }

  /** Returns all types of the API, with nested and generated ones. */
  static Stream<JavaClass> all() {
    return CLASSES.stream().filter(PublicTypes::isApi);
  }

  /** Whether a type is visible, and it, the type it is in, or its package is marked. */
  static boolean isApi(JavaClass type) {
    JavaClass enclosing = type.getEnclosingClass().orElse(null);
    if (enclosing != null) {
      return isVisible(type) && isApi(enclosing);
    }
    return isVisible(type)
        && (type.isAnnotatedWith(PublicApi.class)
            || isPackageMarked(type)
            || (isGenerated(type) && isApi(origin(type))));
  }

  static boolean isPackageMarked(JavaClass type) {
    return type.getPackage().isAnnotatedWith(PublicApi.class);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        || type.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static boolean isGenerated(JavaClass type) {
    return type.getSimpleName().startsWith("Immutable");
  }

  /** Returns the type that Immutables generated another one for. */
  private static JavaClass origin(JavaClass generated) {
    String name = generated.getSimpleName().substring("Immutable".length());
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(generated.getPackageName()))
        .filter(type -> type.getSimpleName().equals(name))
        .findAny()
        .orElseThrow();
  }
}
