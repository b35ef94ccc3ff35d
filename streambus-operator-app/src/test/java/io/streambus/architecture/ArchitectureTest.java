package io.streambus.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The arrows of the modules and the habits of the house. Each rule is one sentence. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.streambus");

  private static final String API = "io.streambus.api..";
  private static final String RESOURCES = "io.streambus.resources..";
  private static final String OPERATOR = "io.streambus.operator..";
  private static final String TESTKIT = "io.streambus.testkit..";
  private static final String APP = "io.streambus.app..";

  @Test
  void theApiKnowsNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(RESOURCES, OPERATOR, TESTKIT, APP)
        .check(CLASSES);
  }

  @Test
  void theResourcesKnowTheApiAlone() {
    noClasses()
        .that()
        .resideInAPackage(RESOURCES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OPERATOR, TESTKIT, APP)
        .check(CLASSES);
  }

  @Test
  void theOperatorKnowsNeitherTestkitNorApp() {
    noClasses()
        .that()
        .resideInAPackage(OPERATOR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TESTKIT, APP)
        .check(CLASSES);
  }

  @Test
  void theTestkitKnowsNoApp() {
    noClasses()
        .that()
        .resideInAPackage(TESTKIT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(APP)
        .check(CLASSES);
  }

  @Test
  void theResourcesArePure() {
    noClasses()
        .that()
        .resideInAPackage(RESOURCES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fabric8.kubernetes.client.dsl..",
            "java.time",
            "java.io",
            "java.net..",
            "java.nio.file..",
            "java.util.concurrent..",
            "org.slf4j..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|UUID)|java\\.lang\\.Thread")
        .check(CLASSES);
  }

  @Test
  void theReconcileLineKnowsNeitherFrameworkNorClient() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.streambus.operator.port..",
            "io.streambus.operator.apply..",
            "io.streambus.operator.status..",
            "io.streambus.operator.events..",
            "io.streambus.operator.reconcile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javaoperatorsdk..", "io.fabric8.kubernetes.client..")
        .check(CLASSES);
  }

  @Test
  void onlyTheJosdkPackageKnowsJosdk() {
    noClasses()
        .that()
        .resideInAPackage("io.streambus..")
        .and()
        .resideOutsideOfPackages("io.streambus.operator.josdk..", APP)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javaoperatorsdk..")
        .check(CLASSES);
  }

  @Test
  void whatTheAppTakesFromTheTestkitWorksWithoutTestLibraries() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.streambus.testkit.simulation..",
            "io.streambus.testkit.binaries..",
            "io.streambus.testkit.controlplane..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.assertj..", "io.fabric8.kubeapitest..")
        .check(CLASSES);
  }

  @Test
  void onlyTheAppAsksTheEnvironmentAndEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackages(APP, "io.streambus.benchmarks..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void noStateIsSharedByStaticFields() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("io.streambus..")
        .and(are(JavaModifier.STATIC))
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void noClassIsABagOfHelpers() {
    noClasses()
        .that()
        .resideInAPackage("io.streambus..")
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaField> are(JavaModifier modifier) {
    return DescribedPredicate.describe(
        modifier.name().toLowerCase(Locale.ROOT), field -> field.getModifiers().contains(modifier));
  }
}
