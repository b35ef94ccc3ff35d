package io.streambus.docs.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.streambus.api.stability.Internal;
import io.streambus.operator.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that what others may use grows only on purpose, and can be used without the rest. */
class ApiPageTest {

  private static final GoldenFile PAGE = new GoldenFile(Path.of("../docs/api.md"));
  private static final String MARK = "<!-- Generated from the code; do not edit below. -->";

  @Test
  void pageListsPublicTypes() throws IOException {
    PAGE.verifyBelow(
        MARK,
        Stream.of(PublishedModule.values()).map(ApiPageTest::section).reduce("", String::concat));
  }

  /** Otherwise, users could not name what a method returns or requires. */
  @Test
  void publicTypesMentionOnlyPublicTypes() {
    assertThat(PublicTypes.all().flatMap(ApiPageTest::internalTypesIn)).isEmpty();
  }

  @Test
  void javadocHasTheSameTypes() {
    assertThat(inParent("sourceFileInclude"))
        .containsExactlyElementsOf(
            marked()
                .map(name -> name.replace('.', '/') + (isType(name) ? ".java" : "/*.java"))
                .toList());
  }

  @Test
  void javadocOmitsInternalMembers() {
    Pattern visible = Pattern.compile("(?<!@hidden\n   \\*/\n  )@Internal\n");
    assertThat(
            Stream.of(PublishedModule.values())
                .flatMap(
                    module ->
                        PublicTypes.of(module).stream()
                            .map(JavaClass::getName)
                            .filter(name -> visible.matcher(module.source(name)).find())))
        .isEmpty();
  }

  @Test
  void theSameTypesAreComparedWithTheLastRelease() {
    assertThat(inParent("include")).containsExactlyElementsOf(marked().toList());
  }

  /** Returns the names of the packages and of the other types that are marked. */
  private static Stream<String> marked() {
    return Stream.of(PublishedModule.values())
        .flatMap(module -> PublicTypes.of(module).stream())
        .flatMap(
            type ->
                PublicTypes.isPackageMarked(type)
                    ? Stream.of(type.getPackageName())
                    : PublicTypes.withGenerated(type).map(JavaClass::getName))
        .distinct();
  }

  private static boolean isType(String name) {
    return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
  }

  private static List<String> inParent(String element) {
    return Pattern.compile("<%1$s>(io[^<]+)</%1$s>".formatted(element))
        .matcher(PublishedModule.parent())
        .results()
        .map((MatchResult each) -> each.group(1))
        .toList();
  }

  private static String section(PublishedModule module) {
    var packages =
        PublicTypes.of(module).stream()
            .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, toList()));
    StringBuilder section = new StringBuilder("\n## " + module.artifact() + "\n");
    packages.forEach(
        (name, types) -> {
          section.append("\n### `%s`\n\n| type | description |\n|---|---|\n".formatted(name));
          for (JavaClass type : types) {
            section.append(
                "| `%s` | %s |\n"
                    .formatted(
                        type.getSimpleName(),
                        TypeDescription.of(module.source(type.getName()), type.getSimpleName())));
          }
        });
    return section.toString();
  }

  private static Stream<String> internalTypesIn(JavaClass type) {
    Stream<JavaMember> members =
        Stream.concat(type.getCodeUnits().stream(), type.getFields().stream());
    Stream<String> supertypes =
        type.getAllRawInterfaces().stream()
            .filter(ApiPageTest::isInternal)
            .map(each -> type.getName() + " implements " + each.getName());
    return Stream.concat(
        supertypes,
        members
            .filter(ApiPageTest::isVisible)
            .flatMap(
                member ->
                    involved(member)
                        .filter(ApiPageTest::isInternal)
                        .map(each -> member.getFullName() + " mentions " + each.getName())));
  }

  private static Stream<JavaClass> involved(JavaMember member) {
    if (member instanceof JavaField field) {
      return field.getAllInvolvedRawTypes().stream();
    }
    return ((JavaCodeUnit) member).getAllInvolvedRawTypes().stream();
  }

  private static boolean isVisible(JavaMember member) {
    return !member.isAnnotatedWith(Internal.class)
        && !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED));
  }

  private static boolean isInternal(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.getPackageName().startsWith("io.streambus.") && !PublicTypes.isApi(element);
  }
}
