package io.streambus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.StreamBusController;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.Kubernetes;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The dependencies between modules and packages. Each rule is one sentence. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/io/streambus/benchmarks/"))
          .importPackages("io.streambus");

  private static final String API = "io.streambus.api..";
  private static final String RESOURCES = "io.streambus.resources..";
  private static final String OPERATOR = "io.streambus.operator..";
  private static final String TESTKIT = "io.streambus.testkit..";
  private static final String APP = "io.streambus.app..";
  private static final String PLAYGROUND = "io.streambus.playground..";

  @Nested
  class Modules {

    @Test
    void apiDependsOnNoOtherModule() {
      neverDepend(API, RESOURCES, OPERATOR, TESTKIT, APP, PLAYGROUND);
    }

    @Test
    void resourcesDependOnlyOnApi() {
      neverDepend(RESOURCES, OPERATOR, TESTKIT, APP, PLAYGROUND);
    }

    @Test
    void operatorDependsOnNeitherTestkitNorApp() {
      neverDepend(OPERATOR, TESTKIT, APP, PLAYGROUND);
    }

    @Test
    void testkitDependsOnNoApp() {
      neverDepend(TESTKIT, APP, PLAYGROUND);
    }

    @Test
    void appDependsOnNoTestkit() {
      neverDepend(APP, TESTKIT, PLAYGROUND);
    }

    @Test
    void playgroundWorksWithoutTestLibraries() {
      neverDepend(
          "io.streambus.testkit.simulation..",
          "org.junit..",
          "org.assertj..",
          "io.fabric8.kubeapitest..");
      neverDepend(
          "io.streambus.testkit.controlplane..",
          "org.junit..",
          "org.assertj..",
          "io.fabric8.kubeapitest..");
    }

    private void neverDepend(String module, String... others) {
      noClasses()
          .that()
          .resideInAPackage(module)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CLASSES);
    }
  }

  @Nested
  class Packages {

    @Test
    void packagesHaveNoCycles() {
      slices().matching("io.streambus.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Conditions that refer to each other in a circle can only be read all at once. */
    @Test
    void classesOfStatusHaveNoCycles() {
      slices()
          .assignedFrom(new TopLevelClasses("io.streambus.operator.status"))
          .should()
          .beFreeOfCycles()
          .check(CLASSES);
    }

    @Test
    void resourcesArePure() {
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

    /** Logs and metrics of a step are written by the classes that perform its writes. */
    @Test
    void plannersArePure() {
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.streambus.operator.rollout..",
              "io.streambus.operator.storage..",
              "io.streambus.operator.scaling..",
              "io.streambus.operator.diagnostics..",
              "io.streambus.operator.status..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..", "java.net..", "io.fabric8.kubernetes.client..", "io.micrometer..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|UUID)|java\\.lang\\.Thread")
          .check(CLASSES);
    }

    /** A second read could show another state than the one that was decided on. */
    @Test
    void reconciliationReadsItsClusterOnce() {
      noClasses()
          .that()
          .resideInAPackage("io.streambus.operator..")
          .and()
          .resideOutsideOfPackages(
              "io.streambus.operator.snapshot", "io.streambus.operator.kubernetes.client")
          .should()
          .callMethod(Kubernetes.class, "children", StreamBusCluster.class)
          .orShould()
          .callMethod(Kubernetes.class, "latestStatus", StreamBusCluster.class)
          .orShould()
          .callMethod(BrokerPods.class, "list", StreamBusCluster.class)
          .orShould()
          .callMethod(BrokerClaims.class, "list", StreamBusCluster.class)
          .check(CLASSES);
    }

    @Test
    void reconcilerDependsOnNeitherFrameworkNorClient() {
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.streambus.operator.kubernetes",
              "io.streambus.operator.apply..",
              "io.streambus.operator.rollout..",
              "io.streambus.operator.storage..",
              "io.streambus.operator.scaling..",
              "io.streambus.operator.diagnostics..",
              "io.streambus.operator.certificates..",
              "io.streambus.operator.status..",
              "io.streambus.operator.events..",
              "io.streambus.operator.snapshot..",
              "io.streambus.operator.reconcile..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.javaoperatorsdk..", "io.fabric8.kubernetes.client..")
                  // Pure functions over the model.
                  .and(not(type(KubernetesResourceUtil.class))))
          .check(CLASSES);
    }

    /** With the limits of a default mapper, one unusual object could stop an informer. */
    @Test
    void clientReadsObjectsOfAnySize() {
      noClasses()
          .that()
          .resideInAPackage("io.streambus.operator.kubernetes.client")
          .and()
          .doNotHaveSimpleName("ApiJson")
          .should()
          .callConstructorWhere(targetOwner(assignableTo(ObjectMapper.class)))
          .orShould()
          .callMethod(JsonMapper.class, "builder")
          .check(CLASSES);
    }

    /** The root package of the operator assembles the parts and starts them. */
    @Test
    void onlyTheJosdkPackageAndTheRootDependOnJosdk() {
      noClasses()
          .that()
          .resideInAPackage("io.streambus..")
          .and()
          .resideOutsideOfPackages("io.streambus.operator", "io.streambus.operator.josdk..", APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.javaoperatorsdk..")
          .check(CLASSES);
    }
  }

  @Nested
  class WithoutJosdk {

    /** Embedders with informers and queues of their own need not have its library. */
    @Test
    void controllerRunsWithoutJosdk() {
      noClasses()
          .that()
          .areAssignableTo(StreamBusController.class)
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAPackage("io.javaoperatorsdk..")
          .check(CLASSES);
    }
  }

  @Nested
  class Conventions {

    /**
     * Classes of static functions that many packages call on purpose: vocabulary, and the only
     * readers of a kind, not helpers.
     */
    private static final Set<String> SHARED_FUNCTIONS =
        Set.of(
            "Annotations",
            "CanonicalForm",
            "ClaimReader",
            "ClusterLabels",
            "ClusterNames",
            "ExternalText",
            "NearestName",
            "PodReader",
            "SecretReader",
            "Sha256",
            "StreamBusClusterCrd");

    private static final int MANY_PACKAGES = 4;

    @Test
    void onlyProgramsReadTheEnvironmentAndExit() {
      noClasses()
          .that()
          .resideOutsideOfPackages(APP, PLAYGROUND, "io.streambus.benchmarks..")
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
    void staticFieldsAreFinal() {
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
      assertThat(CLASSES)
          .filteredOn(Conventions::hasOnlyStaticMethods)
          .filteredOn(type -> callers(type).size() >= MANY_PACKAGES)
          .extracting(JavaClass::getSimpleName)
          .containsExactlyInAnyOrderElementsOf(SHARED_FUNCTIONS);
    }

    private static boolean hasOnlyStaticMethods(JavaClass type) {
      return !type.isInterface()
          && !type.isEnum()
          && !type.isRecord()
          && type.getMethods().size() > 1
          && type.getMethods().stream().allMatch(Conventions::isStatic)
          && type.getFields().stream().allMatch(Conventions::isStatic);
    }

    private static boolean isStatic(JavaMember member) {
      return member.getModifiers().contains(JavaModifier.STATIC);
    }

    private static Set<String> callers(JavaClass type) {
      return type.getDirectDependenciesToSelf().stream()
          .map(dependency -> dependency.getOriginClass().getPackageName())
          .filter(name -> !name.equals(type.getPackageName()))
          .collect(Collectors.toSet());
    }

    private static DescribedPredicate<JavaField> are(JavaModifier modifier) {
      return DescribedPredicate.describe(
          modifier.name().toLowerCase(Locale.ROOT),
          field -> field.getModifiers().contains(modifier));
    }
  }
}
