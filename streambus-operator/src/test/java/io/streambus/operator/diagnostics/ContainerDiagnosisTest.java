package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodScene.START;
import static io.streambus.operator.diagnostics.PodScene.container;
import static io.streambus.operator.diagnostics.PodScene.find;
import static io.streambus.operator.diagnostics.PodScene.pod;
import static io.streambus.operator.diagnostics.PodScene.told;
import static io.streambus.operator.diagnostics.PodScene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.Ended;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * If one of these failed, a person would have to find out by hand which container of a broker does
 * not start or does not stay up, and what to change for it.
 */
class ContainerDiagnosisTest {

  @Test
  void aPodThatIsReadyIsInNoTrouble() {
    BrokerPod ready =
        pod().putConditions(BrokerPod.READY, new PodCondition(true, "", "", START)).build();

    assertThat(find(ready, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ErrImagePull     | failed to resolve reference \"shop/broker:v9\": not found",
        "ImagePullBackOff | Back-off pulling image \"shop/broker:v9\": ErrImagePull: failed to resolve reference \"shop/broker:v9\": not found",
      })
  void anImageThatCannotBePulledIsTheSameWhileTheKubeletPausesAndTries(
      String reason, String message) {
    assertThat(told(pod(waiting("broker", reason, message))))
        .isEqualTo(
            "demo-1: image shop/broker:v9 of container broker cannot be pulled (ImagePullBackOff):"
                + " failed to resolve reference \"shop/broker:v9\": not found; check spec.image");
  }

  @Test
  void theFieldOfAnImageFollowsFromTheContainer() {
    assertThat(told(pod(waiting("proxy", "ErrImagePull", ""))))
        .endsWith("check spec.security.tls.proxy.image");
    assertThat(told(pod(waiting("shipper", "InvalidImageName", ""))))
        .endsWith("check spec.podTemplate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "broker |   1 | Error     | demo-1: container broker ends with exit code 1 (Error): the broker refuses its configuration, cannot listen on a port, or cannot write a volume; see kubectl logs -n shop demo-1 -c broker --previous",
        "proxy  |   1 | Error     | demo-1: container proxy ends with exit code 1 (Error); see kubectl logs -n shop demo-1 -c proxy --previous",
        "broker | 137 | OOMKilled | demo-1: container broker ends with exit code 137 (OOMKilled): it needs more memory than its limit; see kubectl logs -n shop demo-1 -c broker --previous",
      })
  void aCrashIsToldWithItsCodeAlsoWhileTheContainerRunsAgain(
      String name, int code, String reason, String sentence) {
    Ended ended = new Ended(code, reason);

    assertThat(told(pod(container(name, Optional.empty(), Optional.of(ended)))))
        .isEqualTo(sentence);
    assertThat(
            told(
                pod(
                    container(
                        name,
                        Optional.of(new Waiting("CrashLoopBackOff", "back-off 5m0s")),
                        Optional.of(ended)))))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({"0, Completed", "137, Error", "143, Error"})
  void aContainerThatWasAskedToEndHasNotCrashed(int code, String reason) {
    BrokerPod restarted =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(code, reason))));

    assertThat(find(restarted, List.of())).isEmpty();
  }

  @Test
  void aContainerThatCannotBeMadeIsToldInTheWordsOfTheKubelet() {
    assertThat(
            told(pod(waiting("broker", "CreateContainerConfigError", "secret \"keys\" not found"))))
        .isEqualTo(
            "demo-1: container broker waits (CreateContainerConfigError): secret \"keys\" not"
                + " found");
  }
}
