package io.streambus.resources.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import io.streambus.resources.enforcement.BaseSpecs;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.validation.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a user who can create clusters cannot create pods that the administrator of the
 * operator does not permit, whichever field of the spec requests them.
 */
class PodPolicyRulesTest {

  private static final String TLS = "security: {tls: {enabled: true, selfSigned: true}}";

  static Stream<Path> examples() {
    return TestFiles.examples().stream();
  }

  @Nested
  class Level {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            hostNetwork: true | spec.hostNetwork
            securityContext: {privileged: true} | spec.securityContext.privileged
            securityContext: {procMount: Unmasked} | spec.securityContext.procMount
            securityContext: {capabilities: {drop: [ALL], add: [KILL, SYS_ADMIN]}} | spec.securityContext.capabilities.add[1]
            securityContext: {seccompProfile: {type: Unconfined}} | spec.securityContext.seccompProfile.type
            securityContext: {seLinuxOptions: {role: system_r}} | spec.securityContext.seLinuxOptions.role
            podSecurityContext: {seLinuxOptions: {type: spc_t}} | spec.podSecurityContext.seLinuxOptions.type
            podSecurityContext: {appArmorProfile: {type: Unconfined}} | spec.podSecurityContext.appArmorProfile.type
            podSecurityContext: {windowsOptions: {hostProcess: true}} | spec.podSecurityContext.windowsOptions.hostProcess
            podSecurityContext: {sysctls: [{name: net.core.somaxconn, value: '1'}]} | spec.podSecurityContext.sysctls[0].name
            podAnnotations: {container.apparmor.security.beta.kubernetes.io/broker: unconfined} | spec.podAnnotations[container.apparmor.security.beta.kubernetes.io/broker]
            podTemplate: {spec: {containers: [{name: broker}, {name: a, image: b, livenessProbe: {httpGet: {host: 169.254.169.254, port: 80}}}]}} | spec.podTemplate.spec.containers[1].livenessProbe.httpGet.host
            podTemplate: {spec: {containers: [{name: a, image: b, lifecycle: {preStop: {tcpSocket: {host: '0', port: 80}}}}]}} | spec.podTemplate.spec.containers[0].lifecycle.preStop.tcpSocket.host
            podTemplate: {spec: {initContainers: [{name: a, image: b, restartPolicy: Always, startupProbe: {tcpSocket: {host: db, port: 80}}}]}} | spec.podTemplate.spec.initContainers[0].startupProbe.tcpSocket.host
            """)
    void baselineRejectsPrivilegesWithTheirPath(String spec, String path) {
      // When
      List<Problem> problems = problems(spec, level(PodSecurityLevel.BASELINE));

      // Then
      assertThat(problems).extracting(Problem::path).containsExactly(path);
      assertThat(problems.get(0).value()).isNotEmpty();
      assertThat(problems.get(0).message()).contains("level baseline", "--pod-security=privileged");
      assertThat(resolve(spec, level(PodSecurityLevel.PRIVILEGED))).isInstanceOf(Resolved.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            podSecurityContext: {runAsUser: 0} | spec.podSecurityContext.runAsUser
            podSecurityContext: {runAsNonRoot: false} | spec.podSecurityContext.runAsNonRoot
            securityContext: {runAsNonRoot: false} | spec.securityContext.runAsNonRoot
            securityContext: {allowPrivilegeEscalation: true} | spec.securityContext.allowPrivilegeEscalation
            securityContext: {capabilities: {drop: [KILL]}} | spec.securityContext.capabilities.drop
            securityContext: {capabilities: {drop: [ALL], add: [CHOWN]}} | spec.securityContext.capabilities.add[0]
            podTemplate: {spec: {volumes: [{name: a, emptyDir: {}}, {name: b, nfs: {server: c, path: /}}]}} | spec.podTemplate.spec.volumes[1]
            """)
    void restrictedRejectsWhatBaselinePermits(String spec, String path) {
      // When
      List<Problem> problems = problems(spec, level(PodSecurityLevel.RESTRICTED));

      // Then
      assertThat(problems).extracting(Problem::path).containsExactly(path);
      assertThat(problems.get(0).message()).contains("restricted", "--pod-security=baseline");
      assertThat(resolve(spec, level(PodSecurityLevel.BASELINE))).isInstanceOf(Resolved.class);
    }

    @Test
    void restrictedRequiresHardeningOfSidecars() {
      // Given
      String bare = "podTemplate: {spec: {containers: [{name: a, image: b}]}}";
      String hardened =
          "podTemplate: {spec: {containers: [{name: a, image: b, securityContext:"
              + " {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]}}";

      // Then
      assertThat(problems(bare, level(PodSecurityLevel.RESTRICTED)))
          .extracting(Problem::path)
          .containsExactly(
              "spec.podTemplate.spec.containers[0].securityContext.allowPrivilegeEscalation",
              "spec.podTemplate.spec.containers[0].securityContext.capabilities.drop");
      assertThat(resolve(hardened, level(PodSecurityLevel.RESTRICTED)))
          .isInstanceOf(Resolved.class);
    }

    @Test
    void fieldOfTwoContainersIsReportedOnce() {
      assertThat(problems(TLS + ", securityContext: {privileged: true}", PodPolicy.DEFAULT))
          .extracting(Problem::path)
          .containsExactly("spec.securityContext.privileged");
    }

    @ParameterizedTest
    @MethodSource("io.streambus.resources.podsecurity.PodPolicyRulesTest#examples")
    void defaultsMeetTheStrictestLevel(Path example) {
      // Given
      var cluster = TestFiles.cluster(example);
      cluster.getMetadata().setNamespace("default");

      // Then
      assertThat(ClusterResolver.resolve(cluster, inputs(level(PodSecurityLevel.RESTRICTED))))
          .isInstanceOf(Resolved.class);
    }

    private static PodPolicy level(PodSecurityLevel level) {
      return PodPolicy.of(level);
    }
  }

  @Nested
  class AllowLists {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            replicas: 1 | spec.image.repository
            image: {repository: docker.io/streambus/broker} | spec.image.repository
            image: {repository: registry.example.com/broker}, security: {tls: {enabled: true, selfSigned: true}} | spec.security.tls.proxy.image.repository
            image: {repository: registry.example.com/broker}, podTemplate: {spec: {containers: [{name: a, image: b}]}} | spec.podTemplate.spec.containers[0].image
            image: {repository: registry.example.com/broker}, podTemplate: {spec: {initContainers: [{name: a, image: b}]}} | spec.podTemplate.spec.initContainers[0].image
            image: {repository: registry.example.com/broker}, podTemplate: {spec: {volumes: [{name: a, image: {reference: b}}]}} | spec.podTemplate.spec.volumes[0].image.reference
            """)
    void everyImageMustBePermitted(String spec, String path) {
      // When
      List<Problem> problems = problems(spec, images("registry.example.com"));

      // Then
      assertThat(problems).extracting(Problem::path).containsExactly(path);
      assertThat(problems.get(0).message()).contains("--allowed-images", "registry.example.com");
    }

    @Test
    void registryForDefaultImagesCanBeTheOnlyOne() {
      ClusterInputs inputs =
          ClusterInputs.builder()
              .from(inputs(images("registry.example.com/team")))
              .imageRegistry(new ImageRegistry("registry.example.com/team"))
              .build();

      assertThat(ClusterResolver.resolve(BaseSpecs.cluster(spec(TLS)), inputs))
          .isInstanceOf(Resolved.class);
    }

    @Test
    void otherServiceAccountMustBeListed() {
      // Given
      PodPolicy policy = serviceAccounts("streams,brokers");

      // Then
      assertThat(problems("serviceAccountName: admin", policy))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.path()).isEqualTo("spec.serviceAccountName");
                assertThat(problem.value()).isEqualTo("admin");
                assertThat(problem.message()).contains("--allowed-service-accounts", "streams");
              });
      assertThat(resolve("serviceAccountName: brokers", policy)).isInstanceOf(Resolved.class);
    }

    /** The cluster is called demo, like its own ServiceAccount. */
    @Test
    void serviceAccountOfTheOperatorIsAlwaysPermitted() {
      assertThat(resolve("replicas: 1", serviceAccounts(""))).isInstanceOf(Resolved.class);
      assertThat(problems("serviceAccountName: demo", serviceAccounts("")))
          .extracting(Problem::path)
          .containsExactly("spec.serviceAccountName");
    }

    @Test
    void priorityClassMustBeListed() {
      // Given
      PodPolicy policy = priorityClasses("high,system-node-critical");

      // Then
      assertThat(problems("priorityClassName: low", policy))
          .extracting(Problem::path)
          .containsExactly("spec.priorityClassName");
      assertThat(resolve("replicas: 1", policy)).isInstanceOf(Resolved.class);
      assertThat(resolve("priorityClassName: high", policy)).isInstanceOf(Resolved.class);
      assertThat(resolve("priorityClassName: system-node-critical", policy))
          .isInstanceOf(Resolved.class);
    }

    /** Otherwise, a tenant could displace the pods of all others. */
    @ParameterizedTest
    @ValueSource(strings = {"system-node-critical", "system-cluster-critical"})
    void classesOfKubernetesMustBeListedByName(String name) {
      assertThat(problems("priorityClassName: " + name, PodPolicy.DEFAULT))
          .extracting(Problem::path)
          .containsExactly("spec.priorityClassName");
    }

    private static PodPolicy images(String entries) {
      return new PodPolicy(
          PodSecurityLevel.BASELINE,
          AllowedImages.parse(entries),
          AllowedNames.ANY,
          AllowedNames.ANY);
    }

    private static PodPolicy serviceAccounts(String entries) {
      return new PodPolicy(
          PodSecurityLevel.BASELINE,
          AllowedImages.ANY,
          AllowedNames.parse(entries),
          AllowedNames.ANY);
    }

    private static PodPolicy priorityClasses(String entries) {
      return new PodPolicy(
          PodSecurityLevel.BASELINE,
          AllowedImages.ANY,
          AllowedNames.ANY,
          AllowedNames.parse(entries));
    }
  }

  @Test
  void policyIsReportedTogetherWithStrictness() {
    assertThat(
            problems(
                "strict: true, config: {maxConnections: 5}, hostNetwork: true", PodPolicy.DEFAULT))
        .extracting(Problem::path)
        .containsExactly("spec.config.maxConnections", "spec.hostNetwork");
  }

  private static List<Problem> problems(String spec, PodPolicy policy) {
    Resolution resolution = resolve(spec, policy);
    assertThat(resolution).isInstanceOf(Rejected.class);
    return ((Rejected) resolution).problems();
  }

  private static Resolution resolve(String spec, PodPolicy policy) {
    return ClusterResolver.resolve(BaseSpecs.cluster(spec(spec)), inputs(policy));
  }

  private static ClusterInputs inputs(PodPolicy policy) {
    return ClusterInputs.builder().podPolicy(policy).build();
  }

  private static ObjectNode spec(String yaml) {
    try {
      return new YAMLMapper().readValue("{" + yaml + "}", ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
