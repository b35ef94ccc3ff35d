package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodFixtures.START;
import static io.streambus.operator.diagnostics.PodFixtures.container;
import static io.streambus.operator.diagnostics.PodFixtures.diagnose;
import static io.streambus.operator.diagnostics.PodFixtures.messageOf;
import static io.streambus.operator.diagnostics.PodFixtures.pod;
import static io.streambus.operator.diagnostics.PodFixtures.waitingContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.Termination;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that users learn which container of a broker does not start or keeps crashing, and
 * what to change.
 */
class ContainerDiagnosisTest {

  @Test
  void readyPodHasNoDiagnosis() {
    BrokerPod ready =
        pod().putConditions(BrokerPod.READY, new PodCondition(true, "", "", START)).build();

    assertThat(diagnose(ready, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ErrImagePull     | failed to resolve reference \"shop/broker:v9\": not found",
        "ImagePullBackOff | Back-off pulling image \"shop/broker:v9\": ErrImagePull: failed to resolve reference \"shop/broker:v9\": not found",
      })
  void imagePullFailureIsStableDuringBackOffAndRetries(String reason, String message) {
    assertThat(messageOf(pod(waitingContainer("broker", reason, message))))
        .isEqualTo(
            "demo-1: image shop/broker:v9 of container broker cannot be pulled (ImagePullBackOff):"
                + " failed to resolve reference \"shop/broker:v9\": not found; check spec.image");
  }

  @Test
  void imagePullFailureNamesSpecFieldOfContainer() {
    assertThat(messageOf(pod(waitingContainer("proxy", "ErrImagePull", ""))))
        .endsWith("check spec.security.tls.proxy.image");
    assertThat(messageOf(pod(waitingContainer("shipper", "InvalidImageName", ""))))
        .endsWith("check spec.podTemplate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "broker |   1 | Error     | demo-1: container broker exited with code 1 (Error): the broker rejected its configuration, cannot listen on a port, or cannot write to a volume; see kubectl logs -n shop demo-1 -c broker --previous",
        "proxy  |   1 | Error     | demo-1: container proxy exited with code 1 (Error); see kubectl logs -n shop demo-1 -c proxy --previous",
        "proxy  |  69 | Error     | demo-1: container proxy exited with code 69 (Error): the image lacks a program that its log names; set spec.security.tls.proxy.image to an image that contains haproxy, cat, cksum, cp and sleep; see kubectl logs -n shop demo-1 -c proxy --previous",
        "sidecar |  69 | Error    | demo-1: container sidecar exited with code 69 (Error); see kubectl logs -n shop demo-1 -c sidecar --previous",
        "broker | 137 | OOMKilled | demo-1: container broker exited with code 137 (OOMKilled): it needs more memory than its limit allows; see kubectl logs -n shop demo-1 -c broker --previous",
      })
  void crashIsReportedWithExitCodeEvenAfterRestart(
      String name, int code, String reason, String sentence) {
    Termination ended = new Termination(code, reason);

    assertThat(messageOf(pod(container(name, Optional.empty(), Optional.of(ended)))))
        .isEqualTo(sentence);
    assertThat(
            messageOf(
                pod(
                    container(
                        name,
                        Optional.of(new Waiting("CrashLoopBackOff", "back-off 5m0s")),
                        Optional.of(ended)))))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({"0, Completed", "137, Error", "143, Error"})
  void requestedTerminationIsNotACrash(int code, String reason) {
    BrokerPod restarted =
        pod(container("broker", Optional.empty(), Optional.of(new Termination(code, reason))));

    assertThat(diagnose(restarted, List.of())).isEmpty();
  }

  @Test
  void containerCreationFailureQuotesKubelet() {
    assertThat(
            messageOf(
                pod(
                    waitingContainer(
                        "broker", "CreateContainerConfigError", "secret \"keys\" not found"))))
        .isEqualTo(
            "demo-1: container broker is waiting (CreateContainerConfigError): secret \"keys\" not"
                + " found");
  }
}
