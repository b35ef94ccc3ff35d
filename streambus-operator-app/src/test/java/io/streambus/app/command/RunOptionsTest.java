package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.logging.Logging.LogFormat;
import io.streambus.operator.OperatorOptions;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.model.Platform;
import io.streambus.resources.podsecurity.AllowedImages;
import io.streambus.resources.podsecurity.AllowedNames;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import picocli.CommandLine;

/** Guarantees that the operator follows its command line. */
class RunOptionsTest {

  private final Path directory;

  RunOptionsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void reconcilesAllClustersByDefault() {
    // When
    OperatorOptions options = operatorOptions(parse(), outside());

    // Then
    assertThat(options.namespaces()).isEmpty();
    assertThat(options.selector()).isEmpty();
    assertThat(options.clusterInputs()).isEqualTo(OperatorOptions.defaults().clusterInputs());
    assertThat(options.parallelism()).isEqualTo(OperatorOptions.defaults().parallelism());
  }

  @Test
  void appliesOptionsToOperator() {
    // When
    OperatorOptions options =
        operatorOptions(
            parse(
                "--watch-namespaces=a, b",
                "--watch-selector=tier in (gold,silver)",
                "--cluster-domain=corp.example",
                "--image-registry=registry.example.com/team",
                "--parallelism=3"),
            outside());

    // Then
    assertThat(options.namespaces()).containsExactlyInAnyOrder("a", "b");
    assertThat(options.selector()).contains("tier in (gold,silver)");
    assertThat(options.clusterInputs().clusterDomain()).isEqualTo("corp.example");
    assertThat(options.clusterInputs().imageRegistry())
        .contains(new ImageRegistry("registry.example.com/team"));
    assertThat(options.parallelism()).isEqualTo(3);
  }

  @Test
  void podsAreLimitedByOptions() {
    // When
    PodPolicy policy =
        podPolicy(
            "--pod-security=restricted",
            "--allowed-images=registry.example.com:5000, haproxy",
            "--allowed-service-accounts=",
            "--allowed-priority-classes=*,system-node-critical");

    // Then
    assertThat(policy)
        .isEqualTo(
            new PodPolicy(
                PodSecurityLevel.RESTRICTED,
                AllowedImages.parse("registry.example.com:5000,haproxy"),
                AllowedNames.parse(""),
                AllowedNames.parse("*,system-node-critical")));
    assertThat(podPolicy()).isEqualTo(PodPolicy.DEFAULT);
  }

  private PodPolicy podPolicy(String... arguments) {
    return operatorOptions(parse(arguments), outside()).clusterInputs().podPolicy();
  }

  @Test
  void callsBrokersOnlyInsideKubernetesByDefault() throws IOException {
    // Given
    ServiceAccountFiles inside = inside();
    var demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    BrokerCluster cluster =
        ((Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none())).cluster();
    BiPredicate<ServiceAccountFiles, String> calls =
        (files, flag) -> operatorOptions(parse(flag), files).brokerAddresses().include(cluster);

    // Then
    assertThat(calls.test(inside, "--broker-api=auto")).isTrue();
    assertThat(calls.test(outside(), "--broker-api=auto")).isFalse();
    assertThat(calls.test(outside(), "--broker-api=on")).isTrue();
    assertThat(calls.test(inside, "--broker-api=off")).isFalse();
  }

  @Test
  void operatorNamespaceIsKnownToNetworkPolicies() throws IOException {
    assertThat(operatorOptions(parse(), inside()).clusterInputs().operatorPods())
        .contains(new OperatorPods("streambus-system", ImmutableMap.of()));
  }

  @Test
  void valuesAreCaseInsensitive() {
    // When
    RunOptions options = parse("--log-level=DEBUG", "--log-format=Json");

    // Then
    assertThat(options.logLevel()).isEqualTo(Level.DEBUG);
    assertThat(options.logFormat()).isEqualTo(LogFormat.JSON);
  }

  @Nested
  class LeaderElection {

    @Test
    void leaderElectionIsOffOutsideKubernetes() {
      // When
      RunOptions options = parse();

      // Then
      assertThat(options.leaseNamespace(outside())).isEmpty();
    }

    @Test
    void leaseIsInNamespaceOfPod() throws IOException {
      // When
      RunOptions options = parse();

      // Then
      assertThat(options.leaseNamespace(inside())).contains("streambus-system");
    }

    @Test
    void optionsOverrideDefaults() throws IOException {
      // When
      RunOptions off = parse("--leader-elect=false");
      RunOptions on = parse("--leader-elect");
      RunOptions elsewhere = parse("--leader-elect=true", "--leader-election-namespace=there");

      // Then
      assertThat(off.leaseNamespace(inside())).isEmpty();
      assertThat(on.leaseNamespace(outside())).contains("default");
      assertThat(elsewhere.leaseNamespace(inside())).contains("there");
    }
  }

  @Test
  void operatorNamespaceDefaultsToNamespaceOfPod() throws IOException {
    // When
    OperatorOptions byDefault = operatorOptions(parse(), inside());
    OperatorOptions specified = operatorOptions(parse("--operator-namespace=there"), inside());

    // Then
    assertThat(byDefault.clusterInputs().operatorPods())
        .map(OperatorPods::namespace)
        .contains("streambus-system");
    assertThat(specified.clusterInputs().operatorPods())
        .map(OperatorPods::namespace)
        .contains("there");
  }

  @Test
  void labelsOfOperatorPodNarrowNetworkPolicies() throws IOException {
    // When
    RunOptions options = parse("--operator-pod-labels=app.kubernetes.io/name=operator,tier=");

    // Then
    assertThat(operatorOptions(options, inside()).clusterInputs().operatorPods())
        .map(OperatorPods::labels)
        .contains(ImmutableMap.of("app.kubernetes.io/name", "operator", "tier", ""));
    assertThat(operatorOptions(options, outside()).clusterInputs().operatorPods()).isEmpty();
  }

  @Test
  void detectsPlatformUnlessSpecified() {
    assertThat(platform(Platform.OPENSHIFT)).isEqualTo(Platform.OPENSHIFT);
    assertThat(platform(Platform.OPENSHIFT, "--platform=auto")).isEqualTo(Platform.OPENSHIFT);
    assertThat(platform(Platform.OPENSHIFT, "--platform=kubernetes"))
        .isEqualTo(Platform.KUBERNETES);
    assertThat(platform(Platform.KUBERNETES, "--platform=OpenShift")).isEqualTo(Platform.OPENSHIFT);
  }

  private Platform platform(Platform detected, String... arguments) {
    return parse(arguments)
        .operatorOptions(new SimpleMeterRegistry(), outside(), () -> detected)
        .clusterInputs()
        .platform();
  }

  private static OperatorOptions operatorOptions(
      RunOptions options, ServiceAccountFiles serviceAccount) {
    return options.operatorOptions(
        new SimpleMeterRegistry(), serviceAccount, () -> Platform.KUBERNETES);
  }

  private ServiceAccountFiles outside() {
    return new ServiceAccountFiles(directory.resolve("none"));
  }

  private ServiceAccountFiles inside() throws IOException {
    Files.writeString(directory.resolve("token"), "secret");
    Files.writeString(directory.resolve("namespace"), "streambus-system\n");
    return new ServiceAccountFiles(directory);
  }

  private static RunOptions parse(String... arguments) {
    var options = new RunOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
